package io.claviger.planted.staticfieldsarefinal.chat;

class SoundConstant {
    static final int COUNT = 1;
    int own;
}
