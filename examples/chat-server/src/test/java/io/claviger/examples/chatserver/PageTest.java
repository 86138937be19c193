package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PageTest {
    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        Needed.of(client.get("/").statusCode() == 200, "the web client, which -DskipWeb leaves out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/sign-in", "/verify", "/c/conv_0123", "/account/devices", "/index.html", "/of/nobody"})
    void everyAddressOfThePageIsThePage(String path) {
        HttpResponse<String> page = client.get(path, "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body()).contains("<noscript>").contains("/assets/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/favicon.ico.map",
                "/assets/none.js",
                "/..%2fapplication.yaml",
                "/application.yaml",
                "/META-INF/MANIFEST.MF",
                "/knowledge/dsa/course.json"
            })
    void otherFilesAreNotThere(String path) {
        assertThat(client.get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void scriptsAreKeptForEver() {
        String page = client.get("/").body();
        String script = page.replaceAll("(?s).*src=\"(/assets/[^\"]+\\.js)\".*", "$1");

        HttpResponse<String> answer = client.get(script);

        assertThat(answer.statusCode()).as(script).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
    }
}
