package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.generation.JournalReader;
import io.claviger.examples.chatserver.generation.LiveEvent;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.provider.TimeSource;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts events into envelopes. Thread-safe. */
final class Envelopes {
    private final JsonAnswers json;
    private final TimeSource time;

    Envelopes(JsonAnswers json, TimeSource time) {
        this.json = json;
        this.time = time;
    }

    Envelope of(LiveEvent event) {
        return Envelope.of(event, time.instant());
    }

    Envelope of(String type, Object data) {
        return of(new LiveEvent(type, data));
    }

    Envelope error(ErrorBody error, @Nullable String answered) {
        return of("error", error).answering(answered);
    }

    String text(Envelope envelope) {
        return new String(json.bytes(envelope), StandardCharsets.UTF_8);
    }

    /** {@return what a reader found next, with the conversation it belongs to} */
    Envelope of(JournalReader from, LiveEvent event) {
        return of(event).in(from.room(), null);
    }

    String text(JournalReader from, LiveEvent event) {
        return text(of(from, event));
    }
}
