package io.claviger.planted.exceptionsdonotchange.chat;

class SoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int code = 1;
}
