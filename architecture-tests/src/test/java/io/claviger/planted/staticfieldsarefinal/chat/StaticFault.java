package io.claviger.planted.staticfieldsarefinal.chat;

class StaticFault {
    static int count;
}
