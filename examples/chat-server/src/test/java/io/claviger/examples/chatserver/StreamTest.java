package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class StreamTest {
    @Autowired
    private KeyVault vault;

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    /** One event as it came. */
    private record Event(String name, JsonNode data) {}

    private static List<Event> events(HttpResponse<String> response) {
        return response
                .body()
                .lines()
                .collect(Collectors.collectingAndThen(Collectors.joining("\n"), text -> List.of(text.split("\n\n"))))
                .stream()
                .filter(block -> !block.isBlank() && !block.startsWith(":"))
                .map(StreamTest::event)
                .toList();
    }

    private static Event event(String block) {
        List<String> lines = block.strip().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("event: ");
        assertThat(lines.get(1)).startsWith("data: ");
        return new Event(lines.get(0).substring(7), Client.json(lines.get(1).substring(6)));
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).distinct().toList();
    }

    @Test
    @DisplayName("S0-FLOW-1: an answer of the course is two events")
    void courseAnswers() {
        HttpResponse<String> response = client.post(Client.STREAM, Client.question("What is a binary tree?"));

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        List<Event> events = events(response);
        assertThat(events).extracting(Event::name).containsExactly("session", "done");
        assertThat(events.get(0).data().propertyNames()).containsExactly("conversationId", "userMessage", "rateLimit");
        assertThat(events.get(1).data().path("provider").asString()).isEqualTo("knowledge-base");
    }

    @Test
    @DisplayName("S0-FLOW-2: failed attempts are told as they happen, then the answer comes in pieces")
    void attemptsAndPiecesAreTold() {
        HttpResponse<String> response = client.post(
                Client.STREAM,
                Client.question("to be or not to be", "gemini", Keys.gemini("invalid"), "groq", Keys.groq("")));

        List<Event> events = events(response);
        assertThat(names(events)).containsExactly("session", "attempt", "attempt-failed", "delta", "done");
        assertThat(events.get(1).data().toString())
                .startsWith("{\"number\":1,\"provider\":\"gemini\",\"key\":\"gemini key 1\",\"model\":");
        JsonNode failed = events.get(2).data();
        assertThat(failed.path("number").asInt()).isEqualTo(1);
        assertThat(failed.path("code").asString()).isEqualTo("INVALID_KEY");
        assertThat(failed.path("next").asString()).isEqualTo("groq key 1");
        String text = events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().path("text").asString())
                .collect(Collectors.joining());
        JsonNode done = events.get(events.size() - 1).data();
        assertThat(text).startsWith("eb ot ton ro eb ot ");
        assertThat(done.path("aiResponse").asString()).isEqualTo(text);
        assertThat(done.path("finishReason").asString()).isEqualTo("stop");
        assertThat(done.path("timeToFirstTokenMs").isNumber()).isTrue();
        assertThat(done.path("attempts").size()).isEqualTo(2);
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void wrongQuestionIsAnHttpErrorAndNoStream() {
        HttpResponse<String> response = client.post(Client.STREAM, Client.question(""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Client.json(response).path("problems").get(0).path("code").asString())
                .isEqualTo("message_blank");
    }

    @Test
    @DisplayName("S0-FLOW-6: after the first event an error is an event")
    void failureIsAnEvent() {
        HttpResponse<String> response =
                client.post(Client.STREAM, Client.question("Hello", "groq", Keys.groq("blocked")));

        assertThat(response.statusCode()).isEqualTo(200);
        List<Event> events = events(response);
        assertThat(names(events)).containsExactly("session", "attempt", "attempt-failed", "error");
        JsonNode error = events.get(events.size() - 1).data();
        assertThat(error.path("code").asString()).isEqualTo("CONTENT_BLOCKED");
        assertThat(error.path("message").asString())
                .isEqualTo("The request was blocked by the provider's content filter.");
        assertThat(error.path("attempts").size()).isEqualTo(1);
    }

    @Test
    void cutAnswerEndsWithWhatArrived() {
        HttpResponse<String> response =
                client.post(Client.STREAM, Client.question("one two three four five six", "groq", Keys.groq("cut")));

        List<Event> events = events(response);
        JsonNode error = events.get(events.size() - 1).data();
        String shown = events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().path("text").asString())
                .collect(Collectors.joining());
        assertThat(events.get(events.size() - 1).name()).isEqualTo("error");
        assertThat(error.path("error").asString()).isEqualTo("Answer interrupted");
        assertThat(error.path("code").asString()).isEqualTo("NETWORK_ERROR");
        assertThat(shown).isNotEmpty();
        assertThat(error.path("partial").asString()).isEqualTo(shown);
        assertThat(vault.openRings()).isZero();
    }
}
