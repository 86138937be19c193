package io.claviger.assistant;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.check.CourseId;
import io.claviger.check.KeyCheck;
import io.claviger.check.MessageCheck;
import io.claviger.check.MessageSanitizer;
import io.claviger.conversation.ConversationId;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import io.claviger.limit.Decision;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A question in which everything has its form. Owns the key arrays until a ring takes them; closing zeroes them. */
final class CheckedQuestion implements AutoCloseable {
    private final Question question;
    private final CourseId course;
    private final ConversationId conversation;
    private final String message;

    private CheckedQuestion(Question question) {
        this.question = question;
        this.course = CourseId.of(question.course());
        this.message = MessageCheck.require(question.message());
        this.conversation =
                question.conversation() == null ? ConversationId.random() : ConversationId.of(question.conversation());
    }

    /**
     * Checks everything and reports all problems at once.
     *
     * @throws InvalidRequestException with every problem; the key arrays are zeroed then
     */
    static CheckedQuestion of(Question question, List<ProviderId> chain) {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(CourseId.problems(question.course()));
        problems.addAll(MessageCheck.problems(question.message()));
        if (question.conversation() != null) {
            problems.addAll(ConversationId.problems(question.conversation()));
        }
        problems.addAll(KeyCheck.problems(question.keys(), Set.copyOf(chain)));
        if (!problems.isEmpty()) {
            wipe(question.keys());
            throw new InvalidRequestException(problems);
        }
        return new CheckedQuestion(question);
    }

    String user() {
        return question.user();
    }

    String client() {
        return question.client();
    }

    CourseId course() {
        return course;
    }

    ConversationId conversation() {
        return conversation;
    }

    String message() {
        return message;
    }

    Opening opening(Decision ticket) {
        return new Opening(conversation, MessageSanitizer.displayText(message), ticket);
    }

    /** Seals the keys; the session's label is the one of seed 000, its random part is added by the vault. */
    KeyRing openRing(KeyVault vault, InstantSource clock) {
        return KeyCheck.open(vault, "session_" + user() + "_" + clock.millis(), question.keys());
    }

    @Override
    public void close() {
        wipe(question.keys());
    }

    private static void wipe(Map<String, List<char[]>> keys) {
        keys.values().forEach(list -> list.forEach(key -> Arrays.fill(key, '\0')));
    }
}
