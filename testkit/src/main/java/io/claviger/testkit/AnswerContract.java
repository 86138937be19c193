package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.chat.ToolCall;
import io.claviger.chat.Usage;
import io.claviger.provider.Outcome;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of the contract that is about answers. */
abstract class AnswerContract extends ContractSetup {
    private static final String TEXT =
            "A binary tree: every node has at most two children. Grüße, 鍵 🔑!\n\n```\nx < y\n```";

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {false, true})
    void theAnswerArrivesWhole(boolean streaming) {
        Usage usage = new Usage(25, 12, 10, 5);
        script().answers(FakeAnswer.of(TEXT).withUsage(usage));

        CallDriver call = ask(streaming);

        Outcome.Completed completed = completed(call);
        assertThat(call.text()).isEqualTo(TEXT);
        assertThat(call.reasoning()).isEmpty();
        assertThat(call.toolCalls()).isEmpty();
        assertThat(completed.status()).isEqualTo(200);
        assertThat(completed.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(completed.usage()).isEqualTo(dialect().told(usage));
        assertThat(model(completed)).isEqualTo(provider().defaultModel());
    }

    @Test
    void aStreamedAnswerArrivesPieceByPiece() {
        script().answers(FakeAnswer.of(TEXT));

        CallDriver call = ask(true);

        completed(call);
        assertThat(call.deltas()).hasSizeGreaterThan(3).allMatch(ChatEvent.TextDelta.class::isInstance);
    }

    @Test
    void theRequestIdOfTheServiceIsKept() {
        Outcome.Completed completed = completed(ask(false));

        if (Set.of(WireDialect.GEMINI, WireDialect.OLLAMA).contains(dialect())) {
            assertThat(completed.requestId()).isNull();
        } else {
            assertThat(completed.requestId())
                    .matches("(req_|chatcmpl-|gen-)[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFinishReasonIsNamed() {
        return Stream.of(FinishReason.STOP, FinishReason.LENGTH, FinishReason.CONTENT_FILTER, FinishReason.OTHER)
                .flatMap(reason -> Stream.of(false, true)
                        .map(mode -> line(reason.name(), mode, streaming -> {
                            script().answers(FakeAnswer.of("some text").withFinishReason(reason));

                            CallDriver call = ask(streaming);

                            Outcome.Completed completed = completed(call);
                            assertThat(completed.finishReason()).isEqualTo(reason);
                            assertThat(completed.rawFinishReason()).isNotEmpty();
                            assertThat(call.text()).isEqualTo("some text");
                        })));
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {false, true})
    void toolCallsArriveWithTheirArguments(boolean streaming) {
        script().answers(FakeAnswer.of("")
                .withToolCalls(
                        new ToolCall("call_1", "weather", "{\"city\":\"Zürich \\\"Nord\\\"\",\"days\":3}"),
                        new ToolCall("call_2", "time", "{}")));

        CallDriver call = ask(withTool(), streaming);

        assertThat(completed(call).finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(call.text()).isEmpty();
        assertThat(call.toolCalls()).extracting(ToolCall::name).containsExactly("weather", "time");
        assertThat(call.toolCalls())
                .extracting(ToolCall::id)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Json.read(call.toolCalls().get(0).arguments()))
                .isEqualTo(Json.read("{\"city\":\"Zürich \\\"Nord\\\"\",\"days\":3}"));
        assertThat(call.toolCalls().get(1).arguments()).isIn("", "{}");
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {false, true})
    void textBeforeToolCallsIsKept(boolean streaming) {
        script().answers(FakeAnswer.of("Let me look.")
                .withToolCalls(new ToolCall("call_1", "weather", "{\"city\":\"Ulm\"}")));

        CallDriver call = ask(withTool(), streaming);

        assertThat(completed(call).finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(call.text()).isEqualTo("Let me look.");
        assertThat(call.toolCalls()).hasSize(1);
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {false, true})
    void thinkingIsNoPartOfTheAnswer(boolean streaming) {
        script().answers(FakeAnswer.of("Four.").withReasoning("Two and two: I know that."));

        CallDriver call = ask(streaming);

        completed(call);
        assertThat(call.text()).isEqualTo("Four.");
        assertThat(call.reasoning()).isEqualTo("Two and two: I know that.");
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {false, true})
    void anEmptyAnswerIsComplete(boolean streaming) {
        script().fails(Fault.EMPTY);

        CallDriver call = ask(streaming);

        assertThat(completed(call).finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(call.deltas()).isEmpty();
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {false, true})
    void aRefusalByTheFilterIsNoAnswer(boolean streaming) {
        script().answers(FakeAnswer.of("").withFinishReason(FinishReason.CONTENT_FILTER));

        CallDriver call = ask(streaming);

        // Told by the finish reason or by a failure: the chain stops at either.
        Outcome outcome = call.await();
        assertThat(call.deltas()).isEmpty();
        if (outcome instanceof Outcome.Completed completed) {
            assertThat(completed.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
        } else {
            assertThat(failed(outcome).kind()).isEqualTo(FailureKind.CONTENT_BLOCKED);
        }
    }

    static ChatRequest withTool() {
        return ChatRequest.builder()
                .user("How is the weather in Ulm?")
                .tools(RequestContract.WEATHER)
                .build();
    }
}
