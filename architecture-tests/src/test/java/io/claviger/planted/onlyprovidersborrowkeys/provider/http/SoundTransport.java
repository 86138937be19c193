package io.claviger.planted.onlyprovidersborrowkeys.provider.http;

import io.claviger.planted.onlyprovidersborrowkeys.key.ApiKey;

class SoundTransport {
    String borrow(ApiKey key) {
        return key.lend();
    }
}
