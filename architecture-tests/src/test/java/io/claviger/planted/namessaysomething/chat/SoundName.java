package io.claviger.planted.namessaysomething.chat;

class SoundName {
    class Database {}
}
