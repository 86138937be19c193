package io.claviger.planted.recordsholdnosecret.spring;

record CharactersFault(char[] clientSecret) {}
