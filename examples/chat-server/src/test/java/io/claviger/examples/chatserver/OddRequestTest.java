package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the container itself refuses, before any filter sees it. */
@ServerTest
class OddRequestTest {
    private static final String NOT_PLAIN =
            "{\"error\":\"Bad request\",\"message\":\"A plain path is wanted, such as /api/conversations, without"
                    + " semicolons, backslashes, double or encoded slashes, dots as a folder, and control characters; the"
                    + " last are not wanted in headers and parameters either.\",\"code\":\"NOT_PLAIN\"}";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "501 | POST /api/chat/message HTTP/1.1;Host: a;Transfer-Encoding: nonsense",
                "400 | POST /api/chat/message HTTP/1.1;Host: a;Content-Length: nonsense",
                "400 | GET /api/chat/provi<ders HTTP/1.1;Host: a",
                "400 | GET /%zz HTTP/1.1;Host: a",
                "400 | GET /api/conversations/%25zz HTTP/1.1;Host: a",
                "400 | GET /api/conversations/%25 HTTP/1.1;Host: a",
                "400 | GET / HTTP/1.1;Host: a b",
                "400 | GET / HTTP/1.1",
                "505 | GET / HTTP/3.7;Host: a",
                "400 | GET /%2e%2e/etc HTTP/1.1;Host: a",
                "400 | GET / HTTP/1.1;Host: a;Bad Header: x"
            })
    void isAnsweredLikeEverythingElse(int status, String head) throws IOException {
        try (RawClient raw = new RawClient(port)) {
            String answer = raw.write(head.replace(";", "\r\n") + "\r\nConnection: close\r\n\r\n")
                    .readAll();

            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status + " ")
                    .doesNotContain("<", "Tomcat", "Exception")
                    .endsWith("}");
            assertThat(answer)
                    .contains(
                            "X-Content-Type-Options: nosniff", "Content-Security-Policy: ", "Cache-Control: no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//conversations",
                "/api/conversations/a;b=c",
                "/api/./account",
                "/api/%2e%2e/account",
                "/a%25b"
            })
    void pathThatIsNotPlainIsToldWhatWasWanted(String path) throws IOException {
        try (RawClient raw = new RawClient(port)) {
            String answer = raw.write("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    .readAll();

            assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith(NOT_PLAIN);
        }
    }

    @Test
    void headerThatNobodyWritesIsNoFaultOfTheServers() throws IOException {
        String body = "{\"login\":\"nobody\",\"password\":\"Wisteria lamp 42\"}";
        for (String name : new String[] {"User-Agent", "X-Request-Id", "Accept", "Origin", "Cookie", "Authorization"}) {
            try (RawClient raw = new RawClient(port)) {
                // A control character of ISO 8859-1, which Tomcat takes.
                raw.write(("POST /auth/login HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + name + ": a\u0085b\r\n"
                                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.ISO_8859_1));

                assertThat(raw.readAll()).as(name).matches("(?s)HTTP/1\\.1 (400|401|403) .*\\}");
            }
        }
    }
}
