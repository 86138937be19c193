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
        if (question.settings().ring() != null && !question.keys().isEmpty()) {
            problems.add(new Problem(
                    "keys_twice", "apiKeys", "Keys come with the question or from a session, not from both."));
        }
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

    AnswerSettings settings() {
        return question.settings();
    }

    /** Takes the ring that is lent, which outlives this question, or seals the keys that came along. */
    Borrowed keys(KeyVault vault, InstantSource clock) {
        KeyRing lent = question.settings().ring();
        if (lent != null) {
            return new Borrowed(lent, () -> {});
        }
        // The label of seed 000; the vault adds the random part.
        KeyRing own = KeyCheck.open(vault, "session_" + user() + "_" + clock.millis(), question.keys());
        return new Borrowed(own, own::close);
    }

    /** A ring and what its end means for it. */
    record Borrowed(KeyRing ring, Runnable giveBack) implements AutoCloseable {
        @Override
        public void close() {
            giveBack.run();
        }
    }

    @Override
    public void close() {
        wipe(question.keys());
    }

    private static void wipe(Map<String, List<char[]>> keys) {
        keys.values().forEach(list -> list.forEach(key -> Arrays.fill(key, '\0')));
    }
}
