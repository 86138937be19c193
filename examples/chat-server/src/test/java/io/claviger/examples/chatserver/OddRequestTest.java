package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the container itself refuses, before any filter sees it. */
@ServerTest
class OddRequestTest {
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
}
