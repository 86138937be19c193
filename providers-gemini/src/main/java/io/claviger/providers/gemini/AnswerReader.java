package io.claviger.providers.gemini;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import io.claviger.provider.http.MalformedReplyException;
import io.claviger.provider.http.Reply;
import io.claviger.provider.http.ReplyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer. Every event of a stream is a whole response object with a piece of the text; a tool call comes in
 * one piece. The stream has no mark of its end, so the last event counts as such when it has a finish reason.
 *
 * <p>An event is parsed to its end before anything of it is passed on: a broken one leaves no half.
 */
final class AnswerReader implements ReplyReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** The service's words for why it stopped (FinishReason in the Gemini API reference, read November 2026). */
    private static final Map<String, FinishReason> FINISH_REASONS = Map.ofEntries(
            Map.entry("STOP", FinishReason.STOP),
            Map.entry("MAX_TOKENS", FinishReason.LENGTH),
            Map.entry("SAFETY", FinishReason.CONTENT_FILTER),
            Map.entry("RECITATION", FinishReason.CONTENT_FILTER),
            Map.entry("BLOCKLIST", FinishReason.CONTENT_FILTER),
            Map.entry("PROHIBITED_CONTENT", FinishReason.CONTENT_FILTER),
            Map.entry("SPII", FinishReason.CONTENT_FILTER),
            Map.entry("LANGUAGE", FinishReason.CONTENT_FILTER),
            Map.entry("IMAGE_SAFETY", FinishReason.CONTENT_FILTER),
            Map.entry("IMAGE_PROHIBITED_CONTENT", FinishReason.CONTENT_FILTER),
            Map.entry("IMAGE_RECITATION", FinishReason.CONTENT_FILTER),
            Map.entry("MALFORMED_FUNCTION_CALL", FinishReason.ERROR),
            Map.entry("MALFORMED_RESPONSE", FinishReason.ERROR),
            Map.entry("MISSING_THOUGHT_SIGNATURE", FinishReason.ERROR),
            Map.entry("UNEXPECTED_TOOL_CALL", FinishReason.ERROR),
            Map.entry("TOO_MANY_TOOL_CALLS", FinishReason.ERROR),
            Map.entry("OTHER", FinishReason.ERROR),
            Map.entry("IMAGE_OTHER", FinishReason.ERROR),
            Map.entry("NO_IMAGE", FinishReason.ERROR));

    private final boolean streaming;
    private final ThoughtSignatures signatures = new ThoughtSignatures();
    private final Counters counters = new Counters();
    private int calls;
    private boolean hasContent;
    private boolean signed;
    private @Nullable String finishWord;

    AnswerReader(boolean streaming) {
        this.streaming = streaming;
    }

    @Override
    public void read(byte[] buffer, int offset, int length, Reply reply) throws IOException {
        List<Event> events = new ArrayList<>(1);
        try (JsonParser json = JSON.createParser(buffer, offset, length)) {
            JsonToken root = json.nextToken();
            if (root == JsonToken.START_OBJECT) {
                events.add(Event.read(json, buffer, offset));
            } else if (root == JsonToken.START_ARRAY) {
                // Without alt=sse, and on some error paths, the events come as the elements of one array.
                eachObject(json, () -> events.add(Event.read(json, buffer, offset)));
            } else {
                throw new MalformedReplyException("A Gemini answer is a JSON object.");
            }
            if (json.nextToken() != null) {
                throw new MalformedReplyException("A Gemini answer is one JSON object; found more after it.");
            }
        }
        if (events.stream().anyMatch(event -> event.error)) {
            reply.error();
            return;
        }
        events.forEach(event -> pass(event, reply));
        if (!streaming && finishWord == null && hasContent) {
            finish("", reply);
        }
        if (finishWord != null) {
            tellState(reply); // a signature may come after the finish reason
        }
    }

    /** At the end and not for each signature: their number is the service's, and all of them are written each time. */
    private void tellState(Reply reply) {
        if (signed && !signatures.isEmpty()) {
            signed = false;
            reply.state(signatures.toJson());
        }
    }

    private void pass(Event event, Reply reply) {
        if (event.model != null) {
            reply.model(event.model);
        }
        int callsBefore = calls;
        for (Part part : event.parts) {
            pass(part, reply);
            signed |= part.signature != null;
        }
        if (counters.take(event.counters)) {
            reply.usage(counters.usage());
        }
        if (event.blockWord != null && !event.answered) {
            finishWord = event.blockWord;
            reply.finish(FinishReason.CONTENT_FILTER, event.blockWord);
        } else if (event.finishWord != null) {
            finish(event.finishWord, reply);
        } else if (finishWord != null && calls > callsBefore) {
            finish(finishWord, reply);
        }
    }

    private void pass(Part part, Reply reply) {
        if (part.name != null) {
            String id = part.id == null || part.id.isEmpty() ? "call_" + calls : part.id;
            reply.toolCall(calls++, id, part.name, part.arguments);
            signatures.addCall(id, part.signature);
            hasContent = true;
        } else if (part.thought) {
            reply.reasoning(part.text);
        } else if (!part.foreign) {
            reply.text(part.text);
            signatures.addText(part.text, part.signature);
            hasContent |= !part.text.isEmpty();
        }
    }

    private void finish(String word, Reply reply) {
        finishWord = word;
        tellState(reply);
        FinishReason reason = FINISH_REASONS.getOrDefault(word, FinishReason.OTHER);
        reply.finish(reason == FinishReason.STOP && calls > 0 ? FinishReason.TOOL_CALLS : reason, word);
    }

    /** Reads the value of one field; what it leaves unread is skipped. */
    @FunctionalInterface
    private interface FieldReader {
        void read(String name) throws IOException;
    }

    @FunctionalInterface
    private interface ObjectReader {
        void read() throws IOException;
    }

    /** Walks the fields of the object that begins here; anything but an object has none. */
    private static void eachField(JsonParser json, FieldReader fields) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.read(name);
            json.skipChildren();
        }
    }

    /** Walks the objects of the array that begins here; anything but an array has none. */
    private static void eachObject(JsonParser json, ObjectReader objects) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.isExpectedStartObjectToken()) {
                objects.read();
            }
            json.skipChildren();
        }
    }

    private static @Nullable String string(JsonParser json) throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : null;
    }

    /** One response object, or one event of a stream. */
    private static final class Event {
        final Counters counters = new Counters();
        List<Part> parts = List.of();
        boolean answered;
        boolean error;

        @Nullable String model;

        @Nullable String finishWord;

        @Nullable String blockWord;

        static Event read(JsonParser json, byte[] buffer, int offset) throws IOException {
            Event event = new Event();
            eachField(json, name -> {
                switch (name) {
                    case "candidates" -> eachObject(json, () -> event.candidate(json, buffer, offset));
                    case "usageMetadata" -> eachField(json, counter -> event.counters.read(counter, json));
                    case "modelVersion" -> event.model = string(json);
                    case "promptFeedback" ->
                        eachField(json, field -> {
                            if (field.equals("blockReason")) {
                                event.blockWord = string(json);
                            }
                        });
                    case "error" -> event.error = !json.hasToken(JsonToken.VALUE_NULL);
                    default -> json.skipChildren();
                }
            });
            return event;
        }

        /** Takes the first candidate; a caller who asks for more gets the first all the same. */
        private void candidate(JsonParser json, byte[] buffer, int offset) throws IOException {
            Event candidate = new Event();
            boolean[] further = {answered};
            eachField(json, name -> {
                switch (name) {
                    case "content" ->
                        eachField(json, field -> {
                            if (field.equals("parts")) {
                                candidate.parts = new ArrayList<>(2);
                                eachObject(json, () -> candidate.parts.add(Part.read(json, buffer, offset)));
                            }
                        });
                    case "finishReason" -> candidate.finishWord = string(json);
                    case "index" -> further[0] |= json.getValueAsInt(0) > 0;
                    default -> json.skipChildren();
                }
            });
            answered = true;
            if (!further[0]) {
                parts = candidate.parts;
                finishWord = candidate.finishWord;
            }
        }
    }

    /** One part of a candidate's content. */
    private static final class Part {
        String text = "";
        String arguments = "{}";
        boolean thought;
        boolean foreign;

        @Nullable String id;

        @Nullable String name;

        @Nullable String signature;

        static Part read(JsonParser json, byte[] buffer, int offset) throws IOException {
            Part part = new Part();
            eachField(json, field -> {
                switch (field) {
                    case "text" -> part.text = Objects.requireNonNullElse(string(json), "");
                    case "thought" -> part.thought = json.hasToken(JsonToken.VALUE_TRUE);
                    case "thoughtSignature" -> part.signature = string(json);
                    case "functionCall" -> eachField(json, inner -> part.call(inner, json, buffer, offset));
                    // Code that the service ran, images and whatever comes next.
                    default -> part.foreign = true;
                }
            });
            return part;
        }

        private void call(String field, JsonParser json, byte[] buffer, int offset) throws IOException {
            switch (field) {
                case "id" -> id = string(json);
                case "name" -> name = string(json);
                case "args" -> {
                    if (json.isExpectedStartObjectToken()) {
                        int from = (int) json.currentTokenLocation().getByteOffset();
                        json.skipChildren();
                        int to = (int) json.currentLocation().getByteOffset();
                        arguments = new String(buffer, offset + from, to - from, StandardCharsets.UTF_8);
                    }
                }
                default -> json.skipChildren();
            }
        }
    }

    /** The tokens used, as far as the answer has said; each counter stays until a later event says more. */
    private static final class Counters {
        private static final long UNKNOWN = -1;

        private long prompt = UNKNOWN;
        private long cached = UNKNOWN;
        private long candidates = UNKNOWN;
        private long thoughts = UNKNOWN;

        void read(String name, JsonParser json) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return;
            }
            // The service declares 32 bits; more would overflow in sums.
            long count = Math.min(Integer.MAX_VALUE, Math.max(0, json.getValueAsLong(0)));
            switch (name) {
                case "promptTokenCount" -> prompt = count;
                case "cachedContentTokenCount" -> cached = count;
                case "candidatesTokenCount" -> candidates = count;
                case "thoughtsTokenCount" -> thoughts = count;
                default -> {
                    // The total and the counts by kind follow from these.
                }
            }
        }

        /** Takes over what is known and says whether anything is. */
        boolean take(Counters more) {
            prompt = more.prompt == UNKNOWN ? prompt : more.prompt;
            cached = more.cached == UNKNOWN ? cached : more.cached;
            candidates = more.candidates == UNKNOWN ? candidates : more.candidates;
            thoughts = more.thoughts == UNKNOWN ? thoughts : more.thoughts;
            return more.prompt != UNKNOWN || more.candidates != UNKNOWN || more.thoughts != UNKNOWN;
        }

        /** The output is billed with the thoughts; the cached tokens are part of the prompt. */
        Usage usage() {
            long reasoning = Math.max(0, thoughts);
            return new Usage(Math.max(0, prompt), Math.max(0, candidates) + reasoning, Math.max(0, cached), reasoning);
        }
    }
}
