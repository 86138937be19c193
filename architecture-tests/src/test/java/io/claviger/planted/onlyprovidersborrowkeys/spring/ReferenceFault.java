package io.claviger.planted.onlyprovidersborrowkeys.spring;

import io.claviger.planted.onlyprovidersborrowkeys.key.ApiKey;
import java.util.function.Function;

class ReferenceFault {
    Function<ApiKey, String> borrow = ApiKey::lend;
}
