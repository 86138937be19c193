package io.claviger.planted.namessaysomething.chat;

class SoundKnowledgeBase {}
