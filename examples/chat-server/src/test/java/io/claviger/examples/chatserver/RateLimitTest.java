package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.limit.RateLimiter;
import io.claviger.limit.SlidingWindowRateLimiter;
import io.claviger.testkit.ManualTime;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@ServerTest
@Import(RateLimitTest.HandMovedClock.class)
class RateLimitTest {
    @TestConfiguration(proxyBeanMethods = false)
    static class HandMovedClock {
        @Bean
        RateLimiter rateLimiter() {
            return SlidingWindowRateLimiter.builder().clock(CLOCK::instant).build();
        }
    }

    private static final ManualTime CLOCK = new ManualTime();

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("S0-RATE-1: 30 questions in 60 seconds, then 429 with the wait, in a sliding window")
    void thirtyQuestionsInAnySixtySeconds() {
        Client client = new Client(port);
        String question = Client.question("What is a stack?");

        for (int asked = 1; asked <= 30; asked++) {
            HttpResponse<String> response = client.post(Client.MESSAGE, question);
            JsonNode left = Client.json(response).path("rateLimit");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(left.path("remaining").asInt()).isEqualTo(30 - asked);
            assertThat(left.path("resetIn").asInt()).isEqualTo(60 - (asked - 1));
            CLOCK.advance(Duration.ofSeconds(1));
        }
        HttpResponse<String> refused = client.post(Client.MESSAGE, question);
        HttpResponse<String> refusedStream = client.post(Client.STREAM, question);
        CLOCK.advance(Duration.ofSeconds(30));
        HttpResponse<String> allowed = client.post(Client.MESSAGE, question);
        HttpResponse<String> refusedAgain = client.post(Client.MESSAGE, question);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(refused.headers().firstValue("RateLimit-Remaining")).hasValue("0");
        assertThat(refused.headers().firstValue("RateLimit-Reset")).hasValue("30");
        assertThat(refused.body())
                .isEqualTo(
                        "{\"error\":\"Too many requests\",\"message\":\"Too many requests. Try again in 30 seconds.\","
                                + "\"code\":\"RATE_LIMITED\",\"retryAfter\":30}");
        assertThat(refusedStream.statusCode()).isEqualTo(429);
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(refusedAgain.headers().firstValue("Retry-After")).hasValue("1");
    }
}
