package io.claviger.planted.onlyprovidersborrowkeys.fallback;

import io.claviger.planted.onlyprovidersborrowkeys.key.ApiKey;

class SoundLabel {
    String label(ApiKey key) {
        return key.label();
    }
}
