package io.claviger.testkit;

import static io.claviger.testkit.FakeClient.text;
import static io.claviger.testkit.FakeClient.textOfStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeProviderConnectionsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final FakeProviderServer server = FakeProviderServer.start();
    private final FakeClient client = new FakeClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aHangUpIsNoticedInMidStream() throws Exception {
        server.on(WireDialect.OPENAI).fails(Fault.STALL);
        HttpResponse<InputStream> response = client.http.send(
                client.request(WireDialect.OPENAI, "key", true), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.body().read()).isEqualTo('d');

        response.body().close();

        assertThat(server.awaitHangUp(SOON)).isTrue();
    }

    @Test
    void aHangUpIsNoticedBeforeTheFirstToken() throws Exception {
        server.on(WireDialect.OPENAI).fails(Fault.SILENT);
        CompletableFuture<?> response = client.http.sendAsync(
                client.request(WireDialect.OPENAI, "key", true), HttpResponse.BodyHandlers.ofString());
        assertThat(server.awaitRequest(SOON)).isTrue();

        response.cancel(true);

        assertThat(server.awaitHangUp(SOON)).isTrue();
    }

    @Test
    void aCompleteExchangeIsNoHangUp() throws Exception {
        client.ask(WireDialect.OPENAI, "key", true);

        assertThat(server.awaitHangUp(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void aSlowAnswerProceedsWhenItIsTold() {
        server.on(WireDialect.OPENAI).answersSlowly(FakeAnswer.of("at last"), Duration.ofHours(1));
        CompletableFuture<HttpResponse<String>> response = client.http.sendAsync(
                client.request(WireDialect.OPENAI, "key", false), HttpResponse.BodyHandlers.ofString());
        assertThat(server.awaitRequest(SOON)).isTrue();

        while (!response.isDone()) {
            server.proceed();
            Thread.onSpinWait();
        }

        assertThat(text(WireDialect.OPENAI, response.join().body())).isEqualTo("at last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "cut", "cutlength", "cutreset", "cutchar"})
    void aCutAnswerLooksCut(String word) {
        assertThatThrownBy(() -> client.ask(WireDialect.OPENAI, "key-" + word, true))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aCutAnswerWithoutLengthLooksWhole() throws Exception {
        String bare = client.ask(WireDialect.OPENAI, "key-cutbare", true).body();

        assertThat(textOfStream(WireDialect.OPENAI, bare)).isEqualTo("?eert a ");
    }

    @Test
    void halfACharacterIsSentBeforeTheCut() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            byte[] body = Bytes.utf8(FakeClient.body(WireDialect.OPENAI, true));
            socket.getOutputStream()
                    .write(Bytes.utf8(
                            "POST /openai/v1/chat/completions HTTP/1.1\r\nAuthorization: Bearer key-cutchar\r\n"
                                    + "Content-Length: " + body.length + "\r\n\r\n"));
            socket.getOutputStream().write(body);

            byte[] all = socket.getInputStream().readAllBytes();

            byte[] end = {(byte) 0xE9, (byte) 0x8D, '\r', '\n'};
            assertThat(all).endsWith(end);
        }
    }

    @Test
    void hundredsOfSlowStreamsRunAtOnce() {
        server.on(WireDialect.GROQ).answersSlowly(FakeAnswer.of("one two three"), Duration.ofHours(1));
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(client.http.sendAsync(
                    client.request(WireDialect.GROQ, "key", true), HttpResponse.BodyHandlers.ofString()));
        }
        for (int i = 0; i < 300; i++) {
            assertThat(server.awaitRequest(SOON)).isTrue();
        }
        assertThat(server.openConnections()).isEqualTo(300);

        while (!all.stream().allMatch(CompletableFuture::isDone)) {
            server.proceed();
            Thread.onSpinWait();
        }

        assertThat(all)
                .allSatisfy(response -> assertThat(
                                textOfStream(WireDialect.GROQ, response.join().body()))
                        .isEqualTo("one two three"));
    }
}
