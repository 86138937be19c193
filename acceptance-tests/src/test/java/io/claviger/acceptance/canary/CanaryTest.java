package io.claviger.acceptance.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.Services;
import io.claviger.chat.ChatException;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.FakeError;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.RawReply;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every log record at every level, every event, answer, exception and thread name is searched by the extension; here a
 * marked key is sent through everything that can happen, and everything that can be seen is shown to it.
 */
@Timeout(120)
@ExtendWith(KeyLeakExtension.class)
class CanaryTest {
    private static final FakeAnswer ANSWER = FakeAnswer.of("One two three four five.");

    static Stream<Arguments> servicesAndShapes() {
        return Stream.of(WireDialect.values())
                .flatMap(service -> Stream.of(Shape.values()).map(shape -> Arguments.of(service, shape)));
    }

    @ParameterizedTest
    @MethodSource("servicesAndShapes")
    @DisplayName("S0-KEY-8: a marked key through every fault is nowhere but on the wire to its origin")
    void brokenAnswersShowNoKey(WireDialect service, Shape shape, KeyLeakExtension leaks) {
        for (Fault fault : Fault.values()) {
            if (shape.isStreaming() || !fault.isForStreamsOnly()) {
                check(service, shape, fault, leaks, server -> server.on(service).fails(fault, 2, ANSWER));
            }
        }
    }

    /** One shape that waits and one that does not, one whole and one streamed: the words are the same for all. */
    static Stream<Arguments> servicesAndTwoShapes() {
        return servicesAndShapes()
                .filter(arguments ->
                        arguments.get()[1] == Shape.STREAM || arguments.get()[1] == Shape.SEND_ASYNC);
    }

    @ParameterizedTest
    @MethodSource("servicesAndTwoShapes")
    @DisplayName("S0-KEY-8: errors in a service's own words, some of which repeat the key, show no key")
    void errorsShowNoKey(WireDialect service, Shape shape, KeyLeakExtension leaks) {
        for (Fault fault : Fault.values()) {
            for (FakeError error : service.errors(fault)) {
                check(service, shape, null, leaks, server -> server.on(service).fails(error));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servicesAndShapes")
    @DisplayName("S0-KEY-8: a redirect takes no key to another origin")
    void redirectsTakeNoKeyAlong(WireDialect service, Shape shape, KeyLeakExtension leaks) {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            try (FakeProviderServer elsewhere = FakeProviderServer.start()) {
                RawReply redirect = RawReply.of(
                        status, Map.of("location", elsewhere.baseUrl(service) + "/chat/completions"), new byte[0]);

                check(service, shape, null, leaks, server -> server.on(service).replays(redirect));

                assertThat(elsewhere.connections()).isZero();
            }
        }
    }

    private static void check(
            WireDialect service,
            Shape shape,
            @Nullable Fault fault,
            KeyLeakExtension leaks,
            Consumer<FakeProviderServer> script) {
        try (Canary canary = new Canary(service)) {
            script.accept(canary.first);

            canary.ask(shape, fault).forEach(leaks::inspect);

            assertThat(canary.response() != null || canary.failure() instanceof ChatException)
                    .as("%s ends with an answer or with one of our exceptions; found %s", fault, canary.failure())
                    .isTrue();
            assertThat(canary.openRings()).isZero();
            assertThat(canary.first.requests()).isNotEmpty();
            isOnTheWireOnly(canary.first, service, canary.firstKey, canary.fallbackKey);
            isOnTheWireOnly(canary.fallback, Services.after(service), canary.fallbackKey, canary.firstKey);
        }
    }

    /** Every request carries the key of its origin in the one header for it, and nothing of the other key. */
    private static void isOnTheWireOnly(FakeProviderServer server, WireDialect service, String own, String other) {
        assertThat(server.requests(service)).hasSameSizeAs(server.requests());
        for (RecordedRequest request : server.requests()) {
            String headers = String.join("\n", request.headers().values());
            assertThat(headers.split(own, -1)).as("the key is in one header").hasSize(2);
            assertThat(headers + request.path() + request.body()).doesNotContain(other);
            assertThat(request.path() + request.body()).doesNotContain(own);
            assertThat(request.header("cookie")).isEmpty();
        }
    }
}
