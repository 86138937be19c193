package io.claviger.examples.enterprise;

import io.claviger.chat.Attempt;
import io.claviger.fallback.ChatListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** Logs every call of a provider: who, how long, how it ended, and how many tokens; never what was said (C40). */
@Component
final class CallLog implements ChatListener {
    private static final Logger LOG = LoggerFactory.getLogger("chatbot.calls");

    @Override
    public void attemptFailed(Attempt attempt) {
        log(Level.WARN, attempt, "Call failed");
    }

    @Override
    public void completed(Completion completion) {
        Attempt answered = completion.attempts().get(completion.attempts().size() - 1);
        log(Level.INFO, answered, "Call answered");
        LOG.atInfo()
                .addKeyValue("event", "answered")
                .addKeyValue("durationMs", completion.duration().toMillis())
                .addKeyValue("calls", completion.attempts().size())
                .addKeyValue(
                        "inputTokens",
                        completion.usage() == null ? -1 : completion.usage().inputTokens())
                .addKeyValue(
                        "outputTokens",
                        completion.usage() == null ? -1 : completion.usage().outputTokens())
                .log("Question answered");
    }

    private static void log(Level level, Attempt attempt, String message) {
        LOG.atLevel(level)
                .addKeyValue("event", "call")
                .addKeyValue("provider", attempt.provider().value())
                .addKeyValue("model", attempt.model())
                .addKeyValue(
                        "failure",
                        attempt.failure() == null ? "none" : attempt.failure().name())
                .addKeyValue("status", attempt.status())
                .addKeyValue("durationMs", attempt.duration().toMillis())
                .log(message);
    }
}
