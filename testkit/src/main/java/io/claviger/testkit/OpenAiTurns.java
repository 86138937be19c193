package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whether the turns of a conversation fit together, as strictly as OpenAI sees it (API reference, November 2026). */
final class OpenAiTurns {
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool");

    private final Set<String> unanswered = new LinkedHashSet<>();

    private OpenAiTurns() {}

    /**
     * Checks all turns.
     *
     * @throws IllegalArgumentException when the service would refuse them
     */
    static void check(JsonNode messages) {
        OpenAiTurns turns = new OpenAiTurns();
        messages.forEach(turns::take);
        turns.requireAnswered();
    }

    private void take(JsonNode message) {
        String role = message.path("role").asText();
        require(ROLES.contains(role), "a role is system, developer, user, assistant or tool");
        if (role.equals("tool")) {
            boolean known = unanswered.remove(message.path("tool_call_id").asText());
            require(known, "a tool's message answers a call of the turn before");
            return;
        }
        requireAnswered();
        JsonNode calls = message.path("tool_calls");
        require(calls.isMissingNode() || (role.equals("assistant") && !calls.isEmpty()), "calls are the assistant's");
        calls.forEach(this::takeCall);
        boolean silent = message.path("content").isMissingNode()
                || message.path("content").isNull();
        require(!silent || !calls.isEmpty(), "a message without calls has content");
    }

    private void takeCall(JsonNode call) {
        JsonNode function = call.path("function");
        require(call.path("type").asText().equals("function"), "a call is a function");
        require(!call.path("id").asText().isEmpty(), "a call has an id");
        require(unanswered.add(call.path("id").asText()), "a call has an id of its own");
        require(!function.path("name").asText().isEmpty(), "a call names its function");
        require(function.path("arguments").isTextual(), "arguments are a string");
        require(Json.read(function.path("arguments").asText()).isObject(), "arguments hold a JSON object");
    }

    private void requireAnswered() {
        require(unanswered.isEmpty(), "calls are answered before anything else is said");
    }

    private static void require(boolean good, String rule) {
        if (!good) {
            throw new IllegalArgumentException(rule);
        }
    }
}
