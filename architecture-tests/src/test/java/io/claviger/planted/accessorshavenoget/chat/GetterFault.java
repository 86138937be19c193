package io.claviger.planted.accessorshavenoget.chat;

public class GetterFault {
    public String getName() {
        return "";
    }
}
