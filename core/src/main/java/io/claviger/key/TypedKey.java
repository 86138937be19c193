package io.claviger.key;

import io.claviger.chat.ProviderId;
import java.util.Arrays;
import java.util.List;

/** One key on its way into a ring, in the clear. Closed, that is zeroed, before the call that brought it returns. */
final class TypedKey implements AutoCloseable {
    private final ProviderId provider;
    private final String field;
    private final char[] chars;

    private TypedKey(ProviderId provider, String field, char[] chars) {
        this.provider = provider;
        this.field = field;
        this.chars = chars;
    }

    /** Tidies the keys of one provider and adds them to those that are on their way; the given arrays stay as they are. */
    static void addTo(List<TypedKey> typed, ProviderId provider, List<char[]> keys) {
        for (int i = 0; i < keys.size(); i++) {
            String field = "apiKeys." + provider + (keys.size() == 1 ? "" : "[" + i + "]");
            typed.add(new TypedKey(provider, field, KeyText.tidy(keys.get(i))));
        }
    }

    ProviderId provider() {
        return provider;
    }

    String field() {
        return field;
    }

    /** {@return the characters themselves, zeroed by {@link #close}} */
    char[] chars() {
        return chars;
    }

    @Override
    public void close() {
        Arrays.fill(chars, '\0');
    }
}
