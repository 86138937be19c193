package io.claviger.testkit;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpProvider;
import io.claviger.provider.http.HttpTransport;
import java.net.URI;

/** A correct provider passes. */
class ReferenceContractTest extends ProviderContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.OPENAI;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return HttpProvider.of(new ReferenceDialect(baseUrl, null), transport);
    }
}
