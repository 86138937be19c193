package io.claviger.planted.onlyprovidersborrowkeys.fallback;

import io.claviger.planted.onlyprovidersborrowkeys.key.ApiKey;

class BorrowerFault {
    String borrow(ApiKey key) {
        return key.lend();
    }
}
