package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake refuses what the service would: without a key, as a server of one's own is called. */
class OllamaVoiceTest {
    private static final String USER = "{\"role\":\"user\",\"content\":\"Hi\"}";

    private final FakeProviderServer server = FakeProviderServer.start();
    private final FakeClient client = new FakeClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"messages\":[" + USER + "]",
                "\"messages\":[" + USER + "],\"stream\":false,\"think\":\"max\",\"format\":\"json\",\"options\":{}",
                "\"messages\":[{\"role\":\"user\",\"content\":\"\",\"images\":[\"AQID\"]},{\"role\":\"assistant\",\"content\":\"\","
                        + "\"thinking\":\"x\",\"tool_calls\":[{\"function\":{\"name\":\"a\",\"arguments\":{}}}]},"
                        + "{\"role\":\"tool\",\"content\":\"1\",\"tool_name\":\"a\"}]"
            })
    void whatTheServiceTakesIsAnswered(String fields) throws Exception {
        assertThat(status(fields)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"messages\":[]",
                "\"messages\":\"Hi\"",
                "\"messages\":[{\"role\":\"model\",\"content\":\"Hi\"}]",
                "\"messages\":[{\"role\":\"user\"}]",
                "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}]",
                "\"messages\":[{\"role\":\"user\",\"content\":\"\",\"images\":[\"data:image/png;base64,AQID\"]}]",
                "\"messages\":[{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":"
                        + "[{\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}]}]",
                "\"messages\":[" + USER + "],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}}]",
                "\"messages\":[" + USER + "],\"think\":\"minimal\"",
                "\"messages\":[" + USER + "],\"format\":\"json_object\"",
                "\"messages\":[" + USER + "],\"stream\":\"yes\"",
                "\"messages\":[" + USER + "],\"options\":{\"num_predict\":\"1\"}",
                "\"messages\":[" + USER + "],\"options\":{\"stop\":\"END\"}",
                "\"messages\":[" + USER + "],\"tool_choice\":\"none\"",
                "\"messages\":[" + USER + "],\"max_tokens\":1"
            })
    void whatTheServiceDoesNotTakeIsRefused(String fields) throws Exception {
        assertThat(status(fields)).isEqualTo(400);
    }

    private int status(String fields) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl(WireDialect.OLLAMA) + "/api/chat"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"m\"," + fields + "}"))
                .build();
        return client.http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
