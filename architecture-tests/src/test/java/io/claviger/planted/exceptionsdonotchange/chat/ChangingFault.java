package io.claviger.planted.exceptionsdonotchange.chat;

class ChangingFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    int code;
}
