package io.claviger.providers.bedrock;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.ProviderContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

/** The contract once more with an access key, whose signatures the fake service verifies. */
class SignedBedrockContractTest extends ProviderContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.BEDROCK;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return Bedrock.builder()
                .baseUrl(baseUrl)
                .region("eu-central-1")
                .transport(transport)
                .build();
    }

    @Override
    protected String key() {
        return "AKIA234567ABCDEFGHIJ:" + KeyLeakExtension.markedKey("bedrock").substring("ABSK".length());
    }
}
