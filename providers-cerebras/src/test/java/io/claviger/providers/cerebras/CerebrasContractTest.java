package io.claviger.providers.cerebras;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.ProviderContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class CerebrasContractTest extends ProviderContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.CEREBRAS;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return Cerebras.builder().baseUrl(baseUrl).transport(transport).build();
    }
}
