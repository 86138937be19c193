package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class BodyLimitTest {
    private static final int LIMIT = 1024 * 1024;
    private static final String REFUSAL = "{\"error\":\"Payload too large\",\"message\":\"A request body has at most"
            + " 1048576 bytes here.\",\"code\":\"TOO_LARGE\"}";

    @Autowired
    private SignedIn signedIn;

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("S0-VAL-3: a body that says that it is over 1 MB is refused before it is sent")
    void announcedBodyIsRefusedUnread() throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.write("POST /api/chat/message HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + (LIMIT + 1) + "\r\n\r\n");

            assertThat(client.readAll()).startsWith("HTTP/1.1 413 ").endsWith(REFUSAL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/chat/message, 1048576",
        "/api/conversations/c/messages, 1048576",
        "/v1/chat/completions, 8388608",
        "/api/import, 20971520"
    })
    @DisplayName("a body that is too long is told how long it may be on its route")
    void everyRouteNamesItsOwnLimit(String path, int limit) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + signedIn.bearer(signedIn.user()) + "\r\nContent-Type: application/json\r\n";
        try (RawClient announced = new RawClient(port);
                RawClient chunked = new RawClient(port)) {
            announced.write(head + "Expect: 100-continue\r\nContent-Length: " + (limit + 1) + "\r\n\r\n");
            chunked.write(head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(limit + 1) + "\r\n"
                    + " ".repeat(limit + 1) + "\r\n0\r\n\r\n");

            String sentence = "A request body has at most " + limit + " bytes here.";
            assertThat(announced.readAll()).startsWith("HTTP/1.1 413 ").contains(sentence);
            assertThat(chunked.readAll()).startsWith("HTTP/1.1 413 ").contains(sentence);
        }
    }

    @Test
    @DisplayName("S0-VAL-3: a chunked body is refused when its bytes are over 1 MB")
    void chunkedBodyIsCounted() throws IOException {
        String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
        try (RawClient client = new RawClient(port)) {
            client.write("POST /api/chat/message HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int sent = 0; sent < LIMIT; sent += 0x8000) {
                client.write(chunk);
            }
            client.write("1\r\n \r\n0\r\n\r\n");

            assertThat(client.readAll()).startsWith("HTTP/1.1 413 ").endsWith(REFUSAL);
        }
    }

    @Test
    @DisplayName("S0-VAL-3: a body of exactly 1 MB is read")
    void largestBodyIsRead() {
        String question = Client.question("What is a stack?");
        String padded = question + " ".repeat(LIMIT - question.length());

        assertThat(new Client(port).post(Client.MESSAGE, padded).statusCode()).isEqualTo(200);
    }

    @Test
    void brokenChunksAreRefused() throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.write("POST /api/chat/message HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n");

            assertThat(client.readAll())
                    .startsWith("HTTP/1.1 400 ")
                    .endsWith(
                            "{\"error\":\"Bad request\",\"message\":\"The request body could not be read to its end.\","
                                    + "\"code\":\"BROKEN\"}");
        }
    }

    @Test
    void chunkedQuestionIsAnswered() throws IOException {
        String question = Client.question("What is a stack?");
        int half = question.length() / 2;
        try (RawClient client = new RawClient(port)) {
            client.write("POST /api/chat/message HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(half) + "\r\n" + question.substring(0, half) + "\r\n"
                    + Integer.toHexString(question.length() - half) + "\r\n" + question.substring(half)
                    + "\r\n0\r\n\r\n");

            assertThat(client.readAll()).startsWith("HTTP/1.1 200 ").contains("knowledge-base");
        }
    }
}
