package io.claviger.planted.exceptionshaveoneroot.fallback;

import io.claviger.planted.exceptionshaveoneroot.chat.ChatException;

class SoundException extends ChatException {
    private static final long serialVersionUID = 1L;
}
