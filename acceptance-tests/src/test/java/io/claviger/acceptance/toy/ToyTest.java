package io.claviger.acceptance.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatModel;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.KeyVerdict;
import io.claviger.chat.ModelsUnavailableException;
import io.claviger.chat.Problem;
import io.claviger.chat.StreamInterruptedException;
import io.claviger.chat.Usage;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/writing-a-provider.md promises comes true for a provider written from that page. */
@Timeout(20)
class ToyTest {
    private static final String KEY = "toy-key-0123456789abcdef";
    private static final String END = "{\"end\":\"done\",\"in\":4,\"out\":2}";
    private static final String STRANGER = "{\"error\":{\"code\":\"who_are_you\"}}";

    private final MockWebServer service = new MockWebServer();
    private ChatProvider toy;
    private FallbackChat chat;
    private KeyRing keys;

    @BeforeEach
    void start() throws IOException {
        service.start(InetAddress.getLoopbackAddress(), 0);
        toy = Toy.at(service.url("/v1").uri());
        chat = FallbackChat.builder().providers(toy).build();
        keys = KeyRing.of("toy", KEY.toCharArray());
    }

    @AfterEach
    void stop() {
        keys.close();
        service.close();
    }

    @Test
    void aStreamComesWordByWord() throws InterruptedException {
        answer(200, "{\"word\":\"Two \"}\n{\"word\":\"children.\"}\n" + END + "\n");

        List<String> words = new ArrayList<>();
        List<ChatResponse> responses = new ArrayList<>();
        try (ChatStream stream = chat.stream(ChatRequest.of("What is a tree?"), keys)) {
            for (ChatEvent event : stream) {
                if (event instanceof ChatEvent.TextDelta delta) {
                    words.add(delta.text());
                } else if (event instanceof ChatEvent.Completed completed) {
                    responses.add(completed.response());
                }
            }
        }

        assertThat(words).containsExactly("Two ", "children.");
        assertThat(responses).singleElement().satisfies(response -> {
            assertThat(response.text()).isEqualTo("Two children.");
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(response.usage()).hasValue(new Usage(4, 2, 0, 0));
        });
        RecordedRequest request = service.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /v1/say HTTP/1.1");
        assertThat(request.getHeaders().get("x-toy-key")).isEqualTo(KEY);
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/x-ndjson");
        assertThat(request.getBody().utf8())
                .isEqualTo("{\"mind\":\"toy-1\",\"stream\":true,\"words\":2048,"
                        + "\"said\":[{\"USER\":\"What is a tree?\"}]}");
    }

    @Test
    void aWholeAnswerIsOneDocument() {
        answer(200, "{\"word\":\"Two children.\",\"end\":\"full\",\"in\":4,\"out\":2}");

        ChatResponse response = chat.send(ChatRequest.of("What is a tree?"), keys);

        assertThat(response.text()).isEqualTo("Two children.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @ParameterizedTest
    @CsvSource({
        "403, {\"error\":{\"code\":\"who_are_you\"}}, INVALID_KEY",
        "200, {\"error\":{\"code\":\"who_are_you\"}}, INVALID_KEY",
        "429, {\"error\":{\"message\":\"Come back tomorrow!\"}}, QUOTA_EXCEEDED",
        "404, {}, UNSUPPORTED_MODEL",
        "403, {}, REGION_BLOCKED",
    })
    void errorsAreNamedByTheRulesOfTheDialectFirst(int status, String body, FailureKind kind) {
        answer(status, body);

        AllAttemptsFailedException failed = catchThrowableOfType(
                AllAttemptsFailedException.class, () -> chat.send(ChatRequest.of("What is a tree?"), keys));

        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.attempts()).hasSize(1);
    }

    @Test
    void anErrorInMidStreamCarriesWhatCame() {
        answer(200, "{\"word\":\"Two \"}\n" + STRANGER + "\n");

        try (ChatStream stream = chat.stream(ChatRequest.of("What is a tree?"), keys)) {
            StreamInterruptedException cut = catchThrowableOfType(StreamInterruptedException.class, stream::response);

            assertThat(cut.textSoFar()).isEqualTo("Two ");
            assertThat(cut.kind()).isEqualTo(FailureKind.INVALID_KEY);
        }
    }

    @Test
    void whatItCannotMapIsRefusedBeforeAnyCall() {
        ChatRequest request = ChatRequest.builder()
                .user("What is a tree?")
                .temperature(0.5)
                .seed(7)
                .build();

        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> chat.send(request, keys));

        assertThat(refused.problems())
                .containsExactly(
                        new Problem("feature_unsupported", "seed", "Toy has no seed."),
                        new Problem("feature_unsupported", "temperature", "Toy has no temperature."));
        assertThat(service.getRequestCount()).isZero();
    }

    @DisplayName("the provider's word or none")
    @ParameterizedTest
    @CsvSource({
        "200, {\"coins\":3}, VALID",
        "200, {\"coins\":0}, NO_CREDIT",
        "200, <html>, UNKNOWN",
        "403, {\"error\":{\"code\":\"who_are_you\"}}, INVALID",
        "403, {}, UNKNOWN",
    })
    void aKeyIsCheckedWithoutAChat(int status, String body, KeyVerdict.Status verdict) throws InterruptedException {
        answer(status, body);

        assertThat(chat.verify(keys.keys(toy.id()).get(0)).join()).isEqualTo(KeyVerdict.of(verdict));
        RecordedRequest request = service.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("GET /v1/me HTTP/1.1");
        assertThat(request.getHeaders().get("x-toy-key")).isEqualTo(KEY);
    }

    @Test
    void modelsAreListed() {
        answer(200, "{\"minds\":[{\"name\":\"toy-1\",\"memory\":9000},{\"name\":\"toy-2\"}]}");

        assertThat(chat.models(keys.keys(toy.id()).get(0)).join())
                .containsExactly(new ChatModel(toy.id(), "toy-1", 9000, 0), new ChatModel(toy.id(), "toy-2"));
    }

    @Test
    void modelsThatAreNotListedAreAFailureWithAKind() {
        answer(403, STRANGER);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> chat.models(keys.keys(toy.id()).get(0)).join())
                .withCauseInstanceOf(ModelsUnavailableException.class)
                .havingCause()
                .withMessage("The models of toy cannot be listed: INVALID_KEY, status 403.");
    }

    @Test
    void aToyThatIsWoundUpFirstMayTakeItsTime() {
        assertThat(toy.firstTokenLimit()).hasValue(Duration.ofSeconds(20));
    }

    private void answer(int status, String body) {
        service.enqueue(
                new MockResponse.Builder().code(status).chunkedBody(body, 5).build());
    }
}
