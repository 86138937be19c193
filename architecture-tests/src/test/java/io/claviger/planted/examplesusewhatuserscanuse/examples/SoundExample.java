package io.claviger.planted.examplesusewhatuserscanuse.examples;

import io.claviger.planted.examplesusewhatuserscanuse.chat.SoundMessage;

class SoundExample {
    SoundMessage message;
}
