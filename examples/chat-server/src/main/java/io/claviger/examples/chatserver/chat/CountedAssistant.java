package io.claviger.examples.chatserver.chat;

import io.claviger.assistant.ChatAssistant;
import io.claviger.assistant.Question;
import io.claviger.assistant.Reply;
import io.claviger.assistant.ReplyObserver;
import io.claviger.chat.FailedAttemptsException;
import io.claviger.examples.chatserver.history.Quota;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.usage.UsageRecorder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The assistant, what it used for users, and whether there is room for the answer. Of guests nothing is kept. Thread-safe. */
final class CountedAssistant {
    private static final int QUESTION_AND_ANSWER = 2;

    private final ChatAssistant assistant;
    private final UsageRecorder usage;
    private final Quota quota;

    CountedAssistant(ChatAssistant assistant, UsageRecorder usage, Quota quota) {
        this.assistant = assistant;
        this.usage = usage;
        this.quota = quota;
    }

    Reply answer(@Nullable Caller caller, Question question) {
        return counted(caller, () -> assistant.answer(question));
    }

    Reply answer(@Nullable Caller caller, Question question, ReplyObserver observer) {
        return counted(caller, () -> assistant.answer(question, observer));
    }

    private Reply counted(@Nullable Caller caller, Supplier<Reply> ask) {
        if (caller == null) {
            return ask.get();
        }
        quota.require(caller.userId(), QUESTION_AND_ANSWER);
        try {
            Reply reply = ask.get();
            if (reply.completion() != null) {
                usage.answered(caller.userId(), reply.completion());
            }
            return reply;
        } catch (FailedAttemptsException e) {
            usage.failed(caller.userId(), e);
            throw e;
        }
    }
}
