package io.claviger.planted.recordsholdnosecret.chat;

record SoundRecord(String keyLabel, long inputTokens, String key2) {}
