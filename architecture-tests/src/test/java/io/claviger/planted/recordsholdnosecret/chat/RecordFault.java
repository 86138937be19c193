package io.claviger.planted.recordsholdnosecret.chat;

record RecordFault(String provider, String apiKey) {}
