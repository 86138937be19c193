package io.claviger.planted.everypackageislisted.chat;

class SoundMessage {}
