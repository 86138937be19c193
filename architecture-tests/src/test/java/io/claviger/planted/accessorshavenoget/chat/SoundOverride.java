package io.claviger.planted.accessorshavenoget.chat;

public class SoundOverride extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
        return "";
    }

    public String get(String name) {
        return name;
    }
}
