package io.claviger.fallback;

import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.key.KeyRing;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a listener does wrong, the request does not feel it. */
class ListenerFaultTest {
    private final Logger logger = (Logger) org.slf4j.LoggerFactory.getLogger(FallbackChat.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final ScriptedProvider alpha = new ScriptedProvider("alpha").then(text("ok"), done());
    private final RecordingListener next = new RecordingListener();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void anExceptionIsLoggedByTypeAndDropped() {
        ask(() -> new ChatListener() {
            @Override
            public void completed(Completion completion) {
                throw new IllegalArgumentException("a secret");
            }
        });

        assertThat(lines())
                .containsExactly("A chat listener threw java.lang.IllegalArgumentException; the request goes on.");
    }

    @Test
    void anErrorIsTreatedAlike() {
        ask(() -> new ChatListener() {
            @Override
            public void started(boolean streaming) {
                throw new NoSuchMethodError("a library of another version");
            }
        });

        assertThat(lines()).containsExactly("A chat listener threw java.lang.NoSuchMethodError; the request goes on.");
    }

    @Test
    void whatPassesSilencesNobody() {
        FallbackChat chat = FallbackChat.builder()
                .providers(alpha)
                .listener(new ChatListener() {
                    @Override
                    public void attemptStarted(ChatEvent.AttemptStarted attempt) {
                        throw new OutOfMemoryError("not really");
                    }
                })
                .listener(next)
                .build();

        try (KeyRing keys = KeyRing.of("alpha", "test-key-aaaaaaaaaaaaaaaa".toCharArray())) {
            assertThatThrownBy(() -> chat.send(ChatRequest.of("Why?"), keys)).isInstanceOf(OutOfMemoryError.class);
        }

        assertThat(next.calls()).containsExactly("started", "cancelled");
    }

    @Test
    void aListenerThatCannotBeMadeIsDoneWithout() {
        ask(() -> {
            throw new IllegalStateException("a secret");
        });

        assertThat(lines())
                .containsExactly("A chat listener threw java.lang.IllegalStateException; the request goes on.");
    }

    @Test
    void noListenerIsNoFault() {
        ask(() -> null);

        assertThat(lines()).isEmpty();
    }

    private void ask(Supplier<ChatListener> faulty) {
        FallbackChat chat = FallbackChat.builder()
                .providers(alpha)
                .listenerPerRequest(faulty)
                .listener(next)
                .build();
        try (KeyRing keys = KeyRing.of("alpha", "test-key-aaaaaaaaaaaaaaaa".toCharArray())) {
            assertThat(chat.send(ChatRequest.of("Why?"), keys).text()).isEqualTo("ok");
        }
        assertThat(next.calls())
                .containsExactly("started", "attempt 1 alpha key 1", "completed by served-model in attempt 1");
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
