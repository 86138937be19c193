package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = {"claviger.http.all-failed-status=by-cause", "claviger.fallback.retries=0"})
class ByCauseTest {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "invalid, 400",
        "quota, 429",
        "unavailable, 502",
        "upstreamtimeout, 504",
        "toolong, 413",
        "blocked, 400",
        "nomodel, 404",
        "region, 502",
        "badrequest, 400",
        "down, 502"
    })
    @DisplayName("C13: by-cause turns the last failure into a status")
    void statusSaysWhy(String word, int status) {
        HttpResponse<String> response =
                new Client(port).post(Client.MESSAGE, Client.question("Hello", "groq", Keys.groq(word)));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Client.json(response).path("attempts").size()).isPositive();
    }

    @Test
    @DisplayName("C13: a rate limit says when to come back")
    void rateLimitSaysWhen() {
        HttpResponse<String> response =
                new Client(port).post(Client.MESSAGE, Client.question("Hello", "gemini", Keys.gemini("quota")));

        assertThat(response.statusCode()).isEqualTo(429);
    }
}
