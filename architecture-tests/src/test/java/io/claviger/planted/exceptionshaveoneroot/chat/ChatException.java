package io.claviger.planted.exceptionshaveoneroot.chat;

public class ChatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
