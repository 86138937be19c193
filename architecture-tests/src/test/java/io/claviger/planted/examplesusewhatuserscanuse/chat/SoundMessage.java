package io.claviger.planted.examplesusewhatuserscanuse.chat;

public class SoundMessage {}
