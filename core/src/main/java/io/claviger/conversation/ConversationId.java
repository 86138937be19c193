package io.claviger.conversation;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a conversation among its owner's, such as {@code conv_123}: 1 to 100 ASCII letters, digits, hyphens or
 * underscores, case-sensitive. Immutable.
 *
 * <p>An id is a name and not a permission: stores ask for the owner as well, and two owners may use the same id for
 * two conversations that know nothing of each other.
 *
 * @param value the id
 */
public record ConversationId(String value) {
    /** The most characters of an id. */
    public static final int MAX_LENGTH = 100;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_LENGTH + "}");
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException when the id has another form; the message does not repeat it
     */
    public ConversationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(refusal(value));
        }
    }

    /**
     * Takes an id that a client sent.
     *
     * @param typed the id as it came
     * @return the id
     * @throws InvalidRequestException when the id is missing or has another form
     */
    public static ConversationId of(@Nullable String typed) {
        List<Problem> problems = problems(typed);
        if (typed == null || !problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return new ConversationId(typed);
    }

    /** {@return a new id of the form {@code conv_} and 128 random bits as 32 hexadecimal digits} */
    public static ConversationId random() {
        byte[] bits = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bits);
        return new ConversationId("conv_" + HexFormat.of().formatHex(bits));
    }

    /**
     * Checks an id that a client sent.
     *
     * @param typed the id as it came
     * @return what is wrong with it, empty when nothing is
     */
    public static List<Problem> problems(@Nullable String typed) {
        if (typed == null) {
            return List.of(new Problem("conversation_id_missing", "conversationId", "The conversation id is missing."));
        }
        if (!FORM.matcher(typed).matches()) {
            return List.of(new Problem("conversation_id_form", "conversationId", refusal(typed)));
        }
        return List.of();
    }

    private static String refusal(String value) {
        return "A conversation id is 1 to " + MAX_LENGTH + " letters, digits, hyphens or underscores; found "
                + value.length() + (value.length() == 1 ? " character" : " characters")
                + (value.length() > MAX_LENGTH || value.isEmpty() ? "." : ", not all of them such.");
    }

    /** {@return the id} */
    @Override
    public String toString() {
        return value;
    }
}
