package io.claviger.testkit;

import static io.claviger.testkit.FakeClient.text;
import static io.claviger.testkit.FakeClient.textOfStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FakeProviderServerTest {
    private final FakeProviderServer server = FakeProviderServer.start();
    private final FakeClient client = new FakeClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceAnswersWithTheQuestionBackwards(WireDialect dialect) throws Exception {
        HttpResponse<String> response = client.ask(dialect, "a-key-of-twenty-characters", false);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(dialect, response.body())).isEqualTo(FakeClient.ANSWER);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BEDROCK") // whose frames are read in a test of their own
    void everyServiceStreamsTheSameInSeveralEvents(WireDialect dialect) throws Exception {
        HttpResponse<String> response = client.ask(dialect, "a-key-of-twenty-characters", true);

        assertThat(response.headers().firstValue("content-type"))
                .hasValue(dialect.voice().mediaType());
        assertThat(textOfStream(dialect, response.body())).isEqualTo(FakeClient.ANSWER);
        assertThat(response.body().lines().filter(line -> line.contains("{"))).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceRefusesItsOwnWay(WireDialect dialect) throws Exception {
        HttpResponse<String> response = client.ask(dialect, "a-key-that-is-invalid", true);

        FakeError expected = dialect.errors(Fault.INVALID_KEY).get(0);
        assertThat(response.statusCode()).isEqualTo(expected.response().status());
        assertThat(response.body()).isEqualTo(expected.response().body().replace("{key}", "a-key-that-is-invalid"));
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceHasWordsForWhatChangesTheWayThroughTheChain(WireDialect dialect) {
        List<Fault> withoutWords = List.of(
                        Fault.INVALID_KEY,
                        Fault.QUOTA_EXCEEDED,
                        Fault.RATE_LIMIT,
                        Fault.SERVER_ERROR,
                        Fault.UNAVAILABLE,
                        Fault.OVERLOADED,
                        Fault.UPSTREAM_TIMEOUT,
                        Fault.CONTEXT_TOO_LONG,
                        Fault.UNKNOWN_MODEL,
                        Fault.REGION_BLOCKED,
                        Fault.BAD_REQUEST,
                        Fault.HTML_ERROR,
                        Fault.HTML_ANSWER,
                        Fault.ERROR_FIRST)
                .stream()
                .filter(fault -> dialect.errors(fault).isEmpty())
                .toList();

        assertThat(withoutWords).isEmpty();
    }

    @Test
    void aScriptIsFollowedStepByStepAndItsLastStepStays() throws Exception {
        server.on("groq").fails(Fault.SERVER_ERROR).answers("one").answers("two");

        assertThat(client.ask(WireDialect.GROQ, "key", false).statusCode()).isEqualTo(500);
        assertThat(text(
                        WireDialect.GROQ,
                        client.ask(WireDialect.GROQ, "key", false).body()))
                .isEqualTo("one");
        assertThat(text(
                        WireDialect.GROQ,
                        client.ask(WireDialect.GROQ, "key", false).body()))
                .isEqualTo("two");
        assertThat(text(
                        WireDialect.GROQ,
                        client.ask(WireDialect.GROQ, "key", false).body()))
                .isEqualTo("two");
    }

    @Test
    void withoutAKeyNobodyIsServed() throws Exception {
        assertThat(client.ask(WireDialect.OPENAI, "", false).statusCode()).isEqualTo(401);
    }

    @Test
    void aFlakyKeyFailsOnce() throws Exception {
        assertThat(client.ask(WireDialect.OPENAI, "key-flaky-1", false).statusCode())
                .isEqualTo(500);
        assertThat(client.ask(WireDialect.OPENAI, "key-flaky-2", false).statusCode())
                .isEqualTo(500);
        assertThat(client.ask(WireDialect.OPENAI, "key-flaky-1", false).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theLongestWordInAKeyCounts() {
        assertThat(Fault.in("gsk_cutlength_0")).contains(Fault.CUT_WITH_LENGTH);
        assertThat(Fault.in("gsk_CUT_0")).contains(Fault.CUT);
        assertThat(Fault.in("gsk_0")).isEmpty();
    }

    @Test
    void everyRequestIsRecordedWithItsConnection() throws Exception {
        client.ask(WireDialect.CEREBRAS, "one-key", false);
        client.ask(WireDialect.CEREBRAS, "two-key", false);

        assertThat(server.requests(WireDialect.CEREBRAS))
                .extracting(
                        RecordedRequest::method,
                        RecordedRequest::path,
                        request -> request.key().orElse(""),
                        RecordedRequest::connection)
                .containsExactly(
                        tuple("POST", "/cerebras/v1/chat/completions", "one-key", 1),
                        tuple("POST", "/cerebras/v1/chat/completions", "two-key", 1));
        assertThat(server.requests(WireDialect.GROQ)).isEmpty();
        assertThat(server.requests().toString()).doesNotContain("one-key");
    }

    @Test
    void aListingProvesAKey() throws Exception {
        assertThat(client.get("/openai/v1/models", "good-key").statusCode()).isEqualTo(200);
        assertThat(client.get("/openrouter/api/v1/key", "invalid-key").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anUnknownPathIsNotServed() throws Exception {
        HttpResponse<String> response = client.get("/nobody/v1", "key");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("No service lives here.\n");
    }

    @Test
    void anUnreadableRequestIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.baseUrl(WireDialect.OPENAI) + "/chat/completions"))
                .header("authorization", "Bearer key")
                .POST(HttpRequest.BodyPublishers.ofString("{\"messages\":"))
                .build();

        assertThat(client.http
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theProgramExplainsItself() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        FakeProviderProgram.explain(server, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("http://127.0.0.1:" + server.port() + "/groq/openai/v1")
                .contains("the key's money or daily allowance is spent");
    }

    @Test
    void requestsAreDatedByTheClockOfTheTest() throws Exception {
        ManualTime time = new ManualTime();
        server.clock(time);
        time.advance(Duration.ofHours(2));

        client.ask(WireDialect.GROQ, "a-key", false);

        assertThat(server.requests())
                .extracting(RecordedRequest::at)
                .containsExactly(ManualTime.START.plusSeconds(7200));
    }

    @Test
    void anAnswerThatIsWithheldIsUnderWayUntilTheClientHangsUp() throws Exception {
        server.on(WireDialect.GROQ).fails(Fault.SILENT);
        CompletableFuture<HttpResponse<String>> call = client.http.sendAsync(
                client.request(WireDialect.GROQ, "a-key", false), HttpResponse.BodyHandlers.ofString());
        assertThat(server.awaitRequest(Duration.ofSeconds(20))).isTrue();
        assertThat(server.answering()).isEqualTo(1);

        call.cancel(true);

        assertThat(server.awaitHangUp(Duration.ofSeconds(20))).isTrue();
        assertThat(server.answering()).isZero();
    }
}
