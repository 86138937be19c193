package io.claviger.providers.bedrock;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.ProviderContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class BedrockContractTest extends ProviderContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.BEDROCK;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return Bedrock.builder().baseUrl(baseUrl).transport(transport).build();
    }
}
