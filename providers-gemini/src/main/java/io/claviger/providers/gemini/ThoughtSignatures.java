package io.claviger.providers.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The opaque signatures of one answer, each with the part it stands on, so that the next request can put them back
 * (thought signatures page of the Gemini API, read November 2026). A tool call is known by its id; a text part by where
 * it lies in the whole text, since the pieces of an answer are kept joined.
 *
 * <p>As text: {@code {"calls":{"id":"signature"},"length":12,"text":[[0,12,"signature"]]}}. For one thread.
 */
final class ThoughtSignatures {
    /** What the service documents for calls that have no signature, because another model made them. */
    static final String DUMMY = "skip_thought_signature_validator";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> calls = new LinkedHashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private int textLength;

    /** A text part with a signature, in characters of the whole text. */
    record Span(int from, int to, String signature) {}

    /** Reads what {@link #toJson()} wrote; anything else holds no signatures. */
    static ThoughtSignatures parse(String json) {
        ThoughtSignatures signatures = new ThoughtSignatures();
        try {
            signatures.take(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            // The host kept it and gave back something else; the dummy stands in for what is lost.
            signatures.calls.clear();
        }
        return signatures;
    }

    void addText(String text, @Nullable String signature) {
        int from = textLength;
        textLength += text.length();
        if (signature != null) {
            spans.add(new Span(from, textLength, signature));
        }
    }

    void addCall(String id, @Nullable String signature) {
        if (signature != null) {
            calls.put(id, signature);
        }
    }

    boolean isEmpty() {
        return calls.isEmpty() && spans.isEmpty();
    }

    /** {@return the signature of a call, null when it had none} */
    @Nullable String ofCall(String id) {
        return calls.get(id);
    }

    /** {@return the signed parts of a text in order; none when it is not the text that was signed} */
    List<Span> spansOf(String text) {
        return text.length() == textLength ? spans : List.of();
    }

    /** {@return the JSON text for the next request} */
    String toJson() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode signed = root.putObject("calls");
        calls.forEach(signed::put);
        root.put("length", textLength);
        ArrayNode texts = root.putArray("text");
        spans.forEach(span -> texts.addArray().add(span.from()).add(span.to()).add(span.signature()));
        return root.toString();
    }

    private void take(JsonNode root) {
        root.path("calls").properties().forEach(call -> {
            if (call.getValue().isTextual()) {
                calls.put(call.getKey(), call.getValue().textValue());
            }
        });
        textLength = root.path("length").asInt(-1);
        int covered = 0;
        for (JsonNode span : root.path("text")) {
            int from = span.path(0).asInt(-1);
            int to = span.path(1).asInt(-1);
            if (from < covered || to < from || to > textLength || !span.path(2).isTextual()) {
                spans.clear();
                return;
            }
            spans.add(new Span(from, to, span.path(2).textValue()));
            covered = to;
        }
    }

    /** {@return the number of signatures only} */
    @Override
    public String toString() {
        return "ThoughtSignatures[" + (calls.size() + spans.size()) + "]";
    }
}
