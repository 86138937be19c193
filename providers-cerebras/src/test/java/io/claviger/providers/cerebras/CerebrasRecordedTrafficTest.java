package io.claviger.providers.cerebras;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.RecordedTrafficContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class CerebrasRecordedTrafficTest extends RecordedTrafficContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.CEREBRAS;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return Cerebras.builder().baseUrl(baseUrl).transport(transport).build();
    }
}
