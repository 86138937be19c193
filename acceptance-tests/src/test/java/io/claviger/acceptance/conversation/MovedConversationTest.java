package io.claviger.acceptance.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.Services;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailureKind;
import io.claviger.chat.Message;
import io.claviger.chat.ToolCall;
import io.claviger.chat.ToolDefinition;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A tool exchange that begins at one service and ends at another. The fakes refuse what the services would: calls without
 * results, results without calls, roles out of turn, signatures that are missing.
 */
@Timeout(20)
class MovedConversationTest {
    private static final ToolDefinition WEATHER = new ToolDefinition(
            "weather",
            "Tells the weather",
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}");
    private static final FakeAnswer CALLS = FakeAnswer.of("Let me look.")
            .withToolCalls(
                    new ToolCall("call_1", "weather", "{\"city\":\"Ulm\"}"),
                    new ToolCall("call_2", "weather", "{\"city\":\"Graz\"}"));

    private final FakeProviderServer server = FakeProviderServer.start();
    private final HttpTransport transport = HttpTransport.builder().build();

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Arguments> pairs() {
        return Stream.of(WireDialect.values())
                .flatMap(from ->
                        Stream.of(WireDialect.values()).filter(to -> to != from).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1} and back")
    @MethodSource("pairs")
    void toolExchangeGoesOnElsewhereAndComesBack(WireDialect from, WireDialect to) {
        server.on(from).answers(CALLS).answers("Both wet, then.");
        server.on(to).answers("It rains in both.");
        ChatRequest asked = question();

        ChatResponse calls = streamed(from, asked);
        assertThat(calls.toolCalls()).extracting(ToolCall::name).containsExactly("weather", "weather");
        ChatRequest withResults = withResults(asked, calls);
        ChatResponse elsewhere = sent(to, withResults);
        ChatResponse back = sent(
                from,
                withResults.toBuilder()
                        .message(elsewhere.message())
                        .user("And tomorrow?")
                        .build());

        assertThat(elsewhere.text()).isEqualTo("It rains in both.");
        assertThat(server.requests().get(1).body()).contains("12 C", "9 C", "Ulm", "Graz", "Let me look.");
        assertThat(back.text()).isEqualTo("Both wet, then.");
        assertThat(server.requests().get(2).body()).contains("12 C", "9 C", "It rains in both.", "And tomorrow?");
    }

    @ParameterizedTest(name = "{0} fails, {1} goes on")
    @MethodSource("pairs")
    void fallbackInTheMiddleOfAToolExchangeAnswers(WireDialect from, WireDialect to) {
        server.on(from).answers(CALLS).fails(Fault.INVALID_KEY);
        server.on(to).answers("It rains in both.");
        ChatRequest asked = question();

        ChatResponse calls = sent(from, asked);
        ChatResponse answer = chain(from, to, withResults(asked, calls));

        assertThat(answer.text()).isEqualTo("It rains in both.");
        assertThat(answer.provider()).isEqualTo(to.provider());
        assertThat(answer.attempts().get(0).failure()).isEqualTo(FailureKind.INVALID_KEY);
    }

    private static ChatRequest question() {
        return ChatRequest.builder()
                .system("Be brief.")
                .user("How is the weather in Ulm and in Graz?")
                .tools(WEATHER)
                .build();
    }

    private static ChatRequest withResults(ChatRequest asked, ChatResponse calls) {
        ChatRequestBuilder next = asked.toBuilder().message(calls.message());
        next.message(Message.toolResult(calls.toolCalls().get(0), "12 C, rain"));
        return next.message(Message.toolResult(calls.toolCalls().get(1), "9 C, rain"))
                .build();
    }

    private ChatResponse sent(WireDialect service, ChatRequest request) {
        try (KeyRing keys = ring(service)) {
            return chat(service).send(request, keys);
        }
    }

    private ChatResponse streamed(WireDialect service, ChatRequest request) {
        try (KeyRing keys = ring(service);
                ChatStream stream = chat(service).stream(request, keys)) {
            return stream.response();
        }
    }

    private ChatResponse chain(WireDialect first, WireDialect second, ChatRequest request) {
        try (KeyRing keys = ring(first, second)) {
            return chat(first, second).send(request, keys);
        }
    }

    private FallbackChat chat(WireDialect... services) {
        return FallbackChat.builder()
                .providers(Stream.of(services)
                        .map(service -> Services.provider(service, server.baseUrl(service), transport))
                        .toList())
                .build();
    }

    private static KeyRing ring(WireDialect... services) {
        KeyRing ring = KeyRing.none();
        for (WireDialect service : services) {
            ring.and(service.provider().value(), ("test-key-" + service.provider() + "-aaaaaaaaaaaa").toCharArray());
        }
        return ring;
    }
}
