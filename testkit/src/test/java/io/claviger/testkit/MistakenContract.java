package io.claviger.testkit;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpProvider;
import io.claviger.provider.http.HttpTransport;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/** A provider with one mistake does not pass. Run by {@link ProviderContractTest} only. */
class MistakenContract extends ProviderContract {
    static final AtomicReference<Mistake> MISTAKE = new AtomicReference<>();

    @Override
    protected WireDialect dialect() {
        return WireDialect.OPENAI;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return HttpProvider.of(new ReferenceDialect(baseUrl, MISTAKE.get()), transport);
    }
}
