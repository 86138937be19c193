package io.claviger.spring;

import io.claviger.assistant.ChatAssistantBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How questions become requests.
 *
 * @param instructions The system prompt; a tutor's when not set.
 * @param historyMessages How many of a conversation's newest messages are sent along.
 */
record AssistantSettings(
        @Nullable String instructions, @DefaultValue("20") int historyMessages) {
    void apply(ChatAssistantBuilder assistant) {
        assistant.historyMessages(historyMessages);
        if (instructions != null) {
            assistant.instructions(instructions);
        }
    }

    void check(Faults faults) {
        if (instructions != null && instructions.isBlank()) {
            faults.add("claviger.assistant.instructions", "a text that is not blank", "nothing");
        }
        faults.unless(historyMessages >= 0, "claviger.assistant.history-messages", "0 or more");
    }

    /** {@return sizes only: the prompt is the host's own business} */
    @Override
    public String toString() {
        String prompt = instructions == null ? "default" : instructions.length() + " characters";
        return "AssistantSettings[instructions=" + prompt + ", historyMessages=" + historyMessages + "]";
    }
}
