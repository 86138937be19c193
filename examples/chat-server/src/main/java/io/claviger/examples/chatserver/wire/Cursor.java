package io.claviger.examples.chatserver.wire;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of an entry in a list that is ordered by a number and then by id. Clients get and give it as opaque text.
 *
 * @param number what the list is ordered by, such as milliseconds
 * @param id the entry
 */
public record Cursor(long number, String id) {
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,19}) ([\\x20-\\x7e]{0,200})");
    private static final int DEFAULT_LIMIT = 30;
    private static final int MOST = 100;

    /** {@return the text that stands for this place} */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((number + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what a client gave back.
     *
     * @param after the text, null for the beginning
     * @return the place, null for the beginning
     * @throws InvalidRequestException when the text was not ours
     */
    public static @Nullable Cursor parse(@Nullable String after) {
        if (after == null) {
            return null;
        }
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8));
            if (parts.matches()) {
                return new Cursor(Long.parseLong(parts.group(1)), parts.group(2));
            }
        } catch (IllegalArgumentException e) {
            // Falls through: neither Base64 nor a number is ours, and what it was goes nowhere.
        }
        throw refusal("cursor_unknown", "after", "A page goes on after what the field next of another page said.");
    }

    /**
     * Checks the length of a page that a client asks for.
     *
     * @param limit how many entries, null for 30
     * @return 1 to 100
     * @throws InvalidRequestException when it is outside of that
     */
    public static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MOST) {
            throw refusal("limit_range", "limit", "A page has 1 to " + MOST + " entries.");
        }
        return limit;
    }

    private static InvalidRequestException refusal(String code, String field, String message) {
        return new InvalidRequestException(List.of(new Problem(code, field, message)));
    }
}
