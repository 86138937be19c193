package io.claviger.chat;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an AI provider, such as {@code gemini} or {@code groq}.
 *
 * <p>Lower-case ASCII letters, digits and hyphens, 1 to 32 characters, starting with a letter. Immutable.
 *
 * @param value the name
 */
public record ProviderId(String value) implements Comparable<ProviderId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when the name has another form; the message does not repeat it
     */
    public ProviderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A provider's name is 1 to 32 lower-case letters, digits or hyphens and"
                    + " starts with a letter; found " + value.length() + " characters that do not fit.");
        }
    }

    /**
     * Wraps a name, ignoring case and surrounding white space.
     *
     * @param name the name as a person or a configuration file wrote it
     * @return the id
     * @throws IllegalArgumentException when the name has another form
     */
    public static ProviderId of(String name) {
        return new ProviderId(name.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(ProviderId other) {
        return value.compareTo(other.value);
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return value;
    }
}
