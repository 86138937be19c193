package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.Usage;
import io.claviger.fallback.ChatStream;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.WireDialect;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is observed of a request: names, order, key values. */
class ChatTracesTest {
    @RegisterExtension
    final KeyLeakExtension leaks = new KeyLeakExtension();

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final List<String> order = new ArrayList<>();
    private final ObservedChain chain = new ObservedChain(null, registry);

    ChatTracesTest() {
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }

            @Override
            public void onStart(Observation.Context context) {
                order.add("start " + context.getName());
            }

            @Override
            public void onStop(Observation.Context context) {
                order.add("stop " + context.getContextualName());
                leaks.inspect(context.getAllKeyValues().toString());
                leaks.inspect(String.valueOf(context.getError()));
            }
        });
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void aFallbackIsAParentWithTwoChildrenOneAfterTheOther() {
        chain.server.on(WireDialect.GEMINI).fails(Fault.RATE_LIMIT);
        chain.server.on(WireDialect.GROQ).answers(FakeAnswer.of("Hello").withUsage(new Usage(11, 7, 3, 2)));

        chain.use((chat, keys) -> chat.stream(ChatRequest.of("Hi"), keys).response());

        assertThat(order)
                .containsExactly(
                        "start claviger.request",
                        "start claviger.attempt",
                        "stop chat gemini-of-the-host",
                        "start claviger.attempt",
                        "stop chat groq-of-the-host",
                        "stop chat with fallback");
        assertThat(registry).doesNotHaveAnyRemainingCurrentObservation();
        assertThat(registry)
                .hasAnObservationWithAKeyValue("error.type", "rate_limit")
                .hasObservationWithNameEqualTo("claviger.request")
                .that()
                .doesNotHaveParentObservation()
                .hasLowCardinalityKeyValue("claviger.outcome", "completed")
                .hasLowCardinalityKeyValue("claviger.streaming", "true")
                .hasHighCardinalityKeyValue("claviger.attempts", "2")
                .doesNotHaveError();
    }

    @Test
    void anAttemptHasTheAttributesOfTheConventions() {
        chain.server.on(WireDialect.GEMINI).answers(FakeAnswer.of("Hello").withUsage(new Usage(11, 7, 0, 0)));

        chain.use((chat, keys) -> chat.stream(ChatRequest.of("Hi"), keys).response());

        assertThat(registry)
                .hasObservationWithNameEqualTo("claviger.attempt")
                .that()
                .hasParentObservationContextMatching(parent -> parent.getName().equals("claviger.request"))
                .hasContextualNameEqualTo("chat gemini-of-the-host")
                .hasLowCardinalityKeyValue("gen_ai.operation.name", "chat")
                .hasLowCardinalityKeyValue("gen_ai.provider.name", "gcp.gemini")
                .hasLowCardinalityKeyValue("gen_ai.request.model", "gemini-of-the-host")
                .hasLowCardinalityKeyValue("gen_ai.request.stream", "true")
                .hasHighCardinalityKeyValue("gen_ai.response.model", "gemini-of-the-host")
                .hasHighCardinalityKeyValue("gen_ai.response.finish_reasons", "[\"stop\"]")
                .hasHighCardinalityKeyValueWithKey("gen_ai.response.time_to_first_chunk")
                .hasHighCardinalityKeyValue("gen_ai.usage.input_tokens", "11")
                .hasHighCardinalityKeyValue("gen_ai.usage.output_tokens", "7")
                .doesNotHaveHighCardinalityKeyValueWithKey("gen_ai.usage.cache_read.input_tokens")
                .hasHighCardinalityKeyValue("http.response.status_code", "200")
                .hasHighCardinalityKeyValue("claviger.attempt.number", "1")
                .doesNotHaveHighCardinalityKeyValueWithKey("error.type")
                .doesNotHaveError();
    }

    @Test
    void aFailureIsAnErrorInOneWord() {
        chain.server.on(WireDialect.GEMINI).fails(Fault.INVALID_KEY);
        chain.server.on(WireDialect.GROQ).fails(Fault.INVALID_KEY);

        chain.use((chat, keys) -> assertThatThrownBy(() -> chat.send(ChatRequest.of("Hi"), keys))
                .isInstanceOf(AllAttemptsFailedException.class));

        assertThat(registry)
                .hasObservationWithNameEqualTo("claviger.request")
                .that()
                .hasLowCardinalityKeyValue("claviger.outcome", "failed")
                .hasHighCardinalityKeyValue("error.type", "all_attempts_failed")
                .assertThatError()
                .isInstanceOf(ObservedFailure.class)
                .hasMessage("all_attempts_failed")
                .hasNoCause();
    }

    @Test
    void aCallerThatGoesAwayEndsBothWithoutAnError() {
        chain.server.on(WireDialect.GEMINI).fails(Fault.SILENT);

        chain.use((chat, keys) -> {
            try (ChatStream stream = chat.stream(ChatRequest.of("Hi"), keys)) {
                stream.next();
            }
        });

        assertThat(order)
                .containsExactly(
                        "start claviger.request",
                        "start claviger.attempt",
                        "stop chat gemini-of-the-host",
                        "stop chat with fallback");
        assertThat(registry)
                .hasObservationWithNameEqualTo("claviger.attempt")
                .that()
                .hasHighCardinalityKeyValue("error.type", "cancelled")
                .doesNotHaveError();
    }

    @Test
    void aKeyTypedAsModelIsNeverSentAndNeverNamed() {
        chain.use((chat, keys) -> chat.send(
                ChatRequest.builder()
                        .user("Hi")
                        .model("gemini", KeyLeakExtension.markedKey("gemini"))
                        .build(),
                keys));

        assertThat(order).contains("stop chat groq-of-the-host").doesNotContain("stop chat other");
    }
}
