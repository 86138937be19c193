package io.claviger.planted.exceptionshaveoneroot.chat;

class RootlessFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
