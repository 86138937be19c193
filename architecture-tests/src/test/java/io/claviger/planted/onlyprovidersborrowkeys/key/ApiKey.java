package io.claviger.planted.onlyprovidersborrowkeys.key;

public class ApiKey {
    public String lend() {
        return "";
    }

    public String label() {
        return "";
    }
}
