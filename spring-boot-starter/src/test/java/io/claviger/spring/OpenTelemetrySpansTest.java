package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.fallback.ChatStream;
import io.claviger.testkit.Fault;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real spans of the OpenTelemetry SDK, by Micrometer's bridge: who is whose child, on whichever thread. */
@Timeout(30)
class OpenTelemetrySpansTest {
    @RegisterExtension
    final KeyLeakExtension leaks = new KeyLeakExtension();

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build();
    private final Tracer tracer = provider.get("test");
    private final ObservedChain chain = new ObservedChain(null, bridged(tracer));

    @AfterEach
    void noKeyIsInAnySpan() {
        chain.close();
        for (SpanData span : spans.getFinishedSpanItems()) {
            leaks.inspect(span.toString());
            span.getEvents().forEach(event -> leaks.inspect(event.toString()));
        }
        provider.close();
    }

    @Test
    void attemptsAreChildrenOfTheirRequestAndThatIsOneOfTheCaller() {
        chain.server.on(WireDialect.GEMINI).fails(Fault.INVALID_KEY);
        chain.server.on(WireDialect.GROQ).answers("Hello");

        Span caller = tracer.spanBuilder("caller").startSpan();
        chain.use((chat, keys) -> {
            try (Scope scope = caller.makeCurrent()) {
                assertThat(scope).isNotNull();
                chat.send(ChatRequest.of("Hi"), keys);
                assertThat(Span.current()).isEqualTo(caller);
            }
        });
        caller.end();

        SpanData request = theTreeOf(caller, "chat gemini-of-the-host", "chat groq-of-the-host");
        assertThat(request.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
        SpanData lost = named("chat gemini-of-the-host");
        assertThat(lost.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(lost.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attribute(lost, "error.type")).isEqualTo("invalid_key");
        SpanData answered = named("chat groq-of-the-host");
        assertThat(answered.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
        assertThat(attribute(answered, "gen_ai.provider.name")).isEqualTo("groq");
        assertThat(attribute(answered, "gen_ai.response.model")).isEqualTo("groq-of-the-host");
    }

    @Test
    void aRequestOfAnotherThreadStillBelongsToTheSpanThatMadeIt() {
        chain.server.on(WireDialect.GEMINI).answers("Hello");

        Span caller = tracer.spanBuilder("caller").startSpan();
        chain.use((chat, keys) -> {
            CompletableFuture<?> answer;
            try (Scope scope = caller.makeCurrent()) {
                assertThat(scope).isNotNull();
                answer = chat.sendAsync(ChatRequest.of("Hi"), keys);
            }
            answer.get();
        });
        caller.end();

        theTreeOf(caller, "chat gemini-of-the-host");
    }

    @Test
    void aStreamReadOnAnotherThreadInAnotherSpanBelongsToTheSpanThatOpenedIt() {
        chain.server.on(WireDialect.GEMINI).fails(Fault.RATE_LIMIT);
        chain.server.on(WireDialect.GROQ).answers("Hello");

        Span caller = tracer.spanBuilder("caller").startSpan();
        chain.use((chat, keys) -> {
            ChatStream stream;
            try (Scope scope = caller.makeCurrent()) {
                assertThat(scope).isNotNull();
                stream = chat.stream(ChatRequest.of("Hi"), keys);
            }
            Thread reader = new Thread(() -> readIn("reader", stream));
            reader.start();
            reader.join();
        });
        caller.end();

        theTreeOf(caller, "chat gemini-of-the-host", "chat groq-of-the-host");
    }

    @Test
    void providersAreToldNothingOfTheTrace() {
        chain.server.on(WireDialect.GEMINI).answers("Hello");

        chain.use((chat, keys) -> chat.send(ChatRequest.of("Hi"), keys));

        assertThat(chain.server.requests()).hasSize(1);
        for (RecordedRequest request : chain.server.requests()) {
            assertThat(request.headers().toString().toLowerCase(Locale.ROOT)).doesNotContain("traceparent");
        }
    }

    private void readIn(String name, ChatStream stream) {
        Span reader = tracer.spanBuilder(name).setNoParent().startSpan();
        try (Scope scope = reader.makeCurrent()) {
            assertThat(scope).isNotNull();
            stream.response();
            assertThat(Span.current()).isEqualTo(reader);
        } finally {
            stream.close();
            reader.end();
        }
    }

    /** {@return the request, which is the caller's child and has these children} */
    private SpanData theTreeOf(Span caller, String... attempts) {
        SpanData request = named("chat with fallback");
        assertThat(request.getTraceId()).isEqualTo(caller.getSpanContext().getTraceId());
        assertThat(request.getParentSpanId()).isEqualTo(caller.getSpanContext().getSpanId());
        assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> span.getParentSpanId().equals(request.getSpanId()))
                .extracting(SpanData::getName)
                .containsExactly(attempts);
        return request;
    }

    private SpanData named(String name) {
        List<SpanData> found = spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found).describedAs("spans of the name " + name).hasSize(1);
        return found.get(0);
    }

    private static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    private static ObservationRegistry bridged(Tracer tracer) {
        OtelTracer bridge = new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {});
        OtelPropagator propagator =
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer);
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(
                        new io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler(
                                new PropagatingSenderTracingObservationHandler<>(bridge, propagator),
                                new DefaultTracingObservationHandler(bridge)));
        return registry;
    }
}
