package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether the turns of a conversation fit together, as strictly as Gemini 3 sees it (API pages, November 2026). */
final class GeminiTurns {
    private final boolean demandsSignatures;
    private List<String> unanswered = List.of();

    private GeminiTurns(boolean demandsSignatures) {
        this.demandsSignatures = demandsSignatures;
    }

    /**
     * Checks all turns.
     *
     * @param contents the turns
     * @param model the model, which since Gemini 3 wants the signature of each step's first call
     * @throws IllegalArgumentException when the service would refuse them
     */
    static void check(JsonNode contents, String model) {
        GeminiTurns turns = new GeminiTurns(model.matches("gemini-([3-9]|flash|pro).*"));
        contents.forEach(turns::take);
        require(turns.unanswered.isEmpty(), "calls are answered");
    }

    private void take(JsonNode content) {
        boolean model = content.path("role").asText().equals("model");
        List<String> calls = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (JsonNode part : content.path("parts")) {
            JsonNode call = part.path("functionCall");
            JsonNode answer = part.path("functionResponse");
            if (!call.isMissingNode()) {
                require(model && call.path("args").isObject(), "a call is the model's and has an object of arguments");
                boolean signed = !part.path("thoughtSignature").asText().isEmpty();
                require(!demandsSignatures || signed || !calls.isEmpty(), "the first call has its thought signature");
                calls.add(call.path("name").asText());
            } else if (!answer.isMissingNode()) {
                require(!model && answer.path("response").isObject(), "an answer is the user's and holds an object");
                answers.add(answer.path("name").asText());
            }
        }
        require(answers.equals(unanswered), "every call is answered in the turn after it");
        unanswered = calls;
    }

    private static void require(boolean good, String rule) {
        if (!good) {
            throw new IllegalArgumentException(rule);
        }
    }
}
