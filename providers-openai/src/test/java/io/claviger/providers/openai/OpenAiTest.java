package io.claviger.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ProviderId;
import io.claviger.provider.ChatProvider;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiTest {
    private static final URI LOCAL = URI.create("http://localhost:1234/v1");

    @Test
    void openAiHasItsDefaults() {
        ChatProvider openAi = OpenAi.create();

        assertThat(openAi.id()).isEqualTo(ProviderId.of("openai"));
        assertThat(openAi.defaultModel()).isEqualTo("gpt-5.4-mini");
        assertThat(openAi.keyFormat().requiresKey()).isTrue();
        assertThat(openAi).hasToString("openai");
    }

    @Test
    void compatibleServiceHasItsOwnName() {
        ChatProvider server = OpenAi.compatible("my-server", LOCAL).model("m").build();

        assertThat(server.id()).isEqualTo(ProviderId.of("my-server"));
        assertThat(server.defaultModel()).isEqualTo("m");
        assertThat(server.keyFormat().requiresKey()).isTrue();
    }

    @Test
    void keyMayBeOptionalOrNotTakenAtAll() {
        ChatProvider optional =
                OpenAi.compatible("my-server", LOCAL).model("m").keyOptional().build();
        ChatProvider keyless =
                OpenAi.compatible("my-server", LOCAL).model("m").keyless().build();

        assertThat(optional.keyFormat().requiresKey()).isFalse();
        assertThat(optional.keyFormat().acceptsKey()).isTrue();
        assertThat(keyless.keyFormat().requiresKey()).isFalse();
        assertThat(keyless.keyFormat().acceptsKey()).isFalse();
    }

    @Test
    void modelIsNeeded() {
        OpenAi.Builder builder = OpenAi.compatible("my-server", LOCAL);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The provider my-server needs a default model; set model(name).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/v1", "http://user:word@host/v1", "http://host/v1?a=b", "/v1"})
    void baseUrlIsPlainHttp(String url) {
        OpenAi.Builder builder = OpenAi.compatible("my-server", URI.create(url)).model("m");

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The base URL of my-server must be http or https with a host, without user, query or"
                        + " fragment.");
    }

    @Test
    void headersAreCollectedWithoutRegardToCase() {
        OpenAi.Builder builder = OpenAi.compatible("my-server", LOCAL)
                .header("X-Title", "one")
                .header("OpenAI-Project", "proj_1")
                .header("x-title", "two");

        assertThat(builder.headers).isEqualTo(Map.of("X-Title", "two", "OpenAI-Project", "proj_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "proxy-authorization", "Cookie", "api-key", "X-API-Key"})
    void headerIsNoWayToGiveAKey(String name) {
        OpenAi.Builder builder = OpenAi.builder();

        assertThatThrownBy(() -> builder.header(name, "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The header " + name + " carries credentials; keys are given with each call.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "connection", "Content-Length", "Accept-Encoding"})
    void headerOfTheTransportIsNotOurs(String name) {
        OpenAi.Builder builder = OpenAi.builder();

        assertThatThrownBy(() -> builder.header(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The header " + name + " belongs to the transport.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\r\nbreak", "snow \u2603"})
    void headerValueIsPrintableAndNotRepeated(String value) {
        OpenAi.Builder builder = OpenAi.builder();

        assertThatThrownBy(() -> builder.header("X-Title", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A header's name is letters, digits and hyphens, its value at most 1000 printable ASCII"
                        + " characters.");
    }

    @Test
    void wireNamesAreTheKnownOnes() {
        OpenAi.Builder builder = OpenAi.builder();

        assertThatThrownBy(() -> builder.maxTokensField("tokens"))
                .hasMessage("The field is max_tokens or max_completion_tokens.");
        assertThatThrownBy(() -> builder.systemRole("user"))
                .hasMessage("The role of instructions is system or developer.");
    }
}
