package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import io.claviger.knowledge.KnowledgeBase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@Import(UnexpectedTest.Broken.class)
@TestPropertySource(properties = "logging.level.io.claviger=off")
class UnexpectedTest {
    @TestConfiguration(proxyBeanMethods = false)
    static class Broken {
        @Bean
        KnowledgeBase brokenKnowledgeBase() {
            return (course, question) -> {
                if (question.equals("busy")) {
                    throw new TaskRejectedException("internal detail");
                }
                throw new IllegalStateException("internal detail: " + question);
            };
        }
    }

    @Autowired
    private KeyVault vault;

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("S0-KEY-7, S0-ERR-1: whatever breaks, the client gets a fixed sentence and the keys are wiped")
    void brokenServerSaysNothingOfItself() {
        String question = Client.question("hello", "groq", Keys.groq(""));

        for (String path : new String[] {Client.MESSAGE, Client.STREAM}) {
            HttpResponse<String> response = new Client(port).post(path, question);

            assertThat(response.body())
                    .contains(
                            "{\"error\":\"Internal server error\",\"message\":\"Something went wrong on the server. Please"
                                    + " try again.\",\"code\":\"INTERNAL_ERROR\"}")
                    .doesNotContain("internal detail");
            assertThat(response.statusCode()).isEqualTo(path.equals(Client.MESSAGE) ? 500 : 200);
            assertThat(vault.openRings()).isZero();
        }
    }

    @Test
    void fullServerAsksToComeBack() {
        HttpResponse<String> response =
                new Client(port).post(Client.MESSAGE, Client.question("busy", "groq", Keys.groq("")));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":\"Server busy\",\"message\":\"Too many questions are being answered. Please try again"
                                + " soon.\",\"code\":\"BUSY\"}");
    }
}
