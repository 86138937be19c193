package io.claviger.examples.chatserver.history;

import io.claviger.chat.InvalidRequestException;
import io.claviger.check.CourseId;
import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.wire.AttemptJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says whether an imported conversation could have been exported here. Repeats no value of it. Stateless. */
final class ImportCheck {
    private static final Set<String> ROLES = Set.of("user", "assistant", "system", "tool");
    private static final Set<String> STATES = Set.of("complete", "interrupted", "stopped", "failed");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int LONGEST_WORD = 300;
    private static final int MOST_ATTEMPTS = 200;

    private ImportCheck() {}

    /** {@return how many messages a sound conversation has} */
    static int requireSound(Exported.@Nullable Whole one, String place) {
        if (one == null || one.messages() == null) {
            throw refusal(place, "must have messages.");
        }
        require(ConversationId.problems(one.id()).isEmpty(), place + ".id", "must be a conversation id.");
        require(isText(one.title()), place + ".title", "must be a text without U+0000.");
        require(
                one.course() == null || isCourse(one.course()),
                place + ".course",
                "must be a course id in lower case.");
        requireTime(one.createdAt(), place + ".createdAt");
        requireTime(one.updatedAt(), place + ".updatedAt");
        long expected = 1;
        for (Exported.Entry entry : one.messages()) {
            requireSound(entry, expected, place + ".messages[" + (expected - 1) + "]");
            expected++;
        }
        int count = one.messages().size();
        Long leaf = one.leaf();
        require(
                count == 0 ? leaf == null : leaf != null && leaf >= 1 && leaf <= count,
                place + ".leaf",
                "must be the number of a message, when there is one.");
        return count;
    }

    private static void requireSound(Exported.@Nullable Entry entry, long expected, String place) {
        if (entry == null || entry.seq() != expected) {
            throw refusal(place + ".seq", "must count from 1 without gaps.");
        }
        Long parent = entry.parent();
        require(
                parent == null || (parent >= 1 && parent < expected),
                place + ".parent",
                "must be the number of an earlier message.");
        require(
                entry.role() != null && ROLES.contains(entry.role()),
                place + ".role",
                "must be one of the known words.");
        require(
                entry.state() != null && STATES.contains(entry.state()),
                place + ".state",
                "must be one of the known words.");
        require(isText(entry.text()), place + ".text", "must be a text without U+0000.");
        requireTime(entry.createdAt(), place + ".createdAt");
        require(
                Stream.of(entry.provider(), entry.model(), entry.finishReason()).allMatch(ImportCheck::isWord),
                place,
                "must name provider, model and finish reason in at most " + LONGEST_WORD + " characters.");
        requireDetails(entry, place);
    }

    private static void requireDetails(Exported.Entry entry, String place) {
        Tokens usage = entry.usage();
        require(
                Stream.of(
                                usage == null ? null : (Long) usage.inputTokens(),
                                usage == null ? null : (Long) usage.outputTokens(),
                                usage == null ? null : usage.cachedTokens(),
                                usage == null ? null : usage.reasoningTokens(),
                                entry.firstTextMs(),
                                entry.durationMs())
                        .allMatch(number -> number == null || number >= 0),
                place,
                "must have numbers of 0 or more.");
        List<AttemptJson> attempts = entry.attempts();
        require(
                attempts == null
                        || (attempts.size() <= MOST_ATTEMPTS
                                && attempts.stream().allMatch(ImportCheck::isSound)),
                place + ".attempts",
                "must be at most " + MOST_ATTEMPTS + " attempts with their provider, key label and model.");
        AnswerDetails.Reason error = entry.error();
        require(
                error == null || (isName(error.code()) && isText(error.message())),
                place + ".error",
                "must have a code and a message.");
    }

    private static boolean isSound(@Nullable AttemptJson attempt) {
        return attempt != null
                && isName(attempt.provider())
                && isName(attempt.key())
                && isName(attempt.model())
                && Stream.of(attempt.message(), attempt.requestId(), attempt.next())
                        .allMatch(ImportCheck::isWord);
    }

    private static boolean isCourse(String course) {
        return CourseId.problems(course).isEmpty()
                && CourseId.of(course).value().equals(course);
    }

    private static boolean isName(@Nullable String text) {
        return text != null && isWord(text);
    }

    private static boolean isWord(@Nullable String text) {
        return text == null || (text.length() <= LONGEST_WORD && StorableText.isStorable(text));
    }

    private static boolean isText(@Nullable String text) {
        return text != null && StorableText.isStorable(text);
    }

    private static void requireTime(@Nullable String time, String place) {
        boolean sound = false;
        try {
            Instant instant = Instant.parse(time == null ? "" : time);
            sound = !instant.isBefore(Instant.EPOCH) && !instant.isAfter(LATEST);
        } catch (DateTimeParseException e) {
            // Falls through: what it was goes nowhere.
        }
        require(sound, place, "must be a time like 2026-11-21T18:00:00.123Z.");
    }

    private static void require(boolean sound, String place, String wanted) {
        if (!sound) {
            throw refusal(place, wanted);
        }
    }

    private static InvalidRequestException refusal(String place, String wanted) {
        return ImportReader.refusal(place, "The field " + place + " " + wanted);
    }
}
