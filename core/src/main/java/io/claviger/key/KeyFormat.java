package io.claviger.key;

import io.claviger.chat.ProviderId;
import java.util.Optional;

/** What the keys of one provider look like. Immutable. */
public final class KeyFormat {
    private final ProviderId provider;

    private KeyFormat(ProviderId provider) {
        this.provider = provider;
    }

    /**
     * Looks a provider up in the table of known key formats.
     *
     * @param provider the provider
     * @return its format; any 20 to 500 printable ASCII characters for a provider that is not in the table
     */
    public static KeyFormat of(ProviderId provider) {
        return new KeyFormat(provider);
    }

    /**
     * {@return the format of a provider that takes no key}
     *
     * @param provider the provider
     */
    public static KeyFormat keyless(ProviderId provider) {
        return new KeyFormat(provider);
    }

    /**
     * {@return the format of a provider that works with and without a key}
     *
     * @param provider the provider
     */
    public static KeyFormat optional(ProviderId provider) {
        return new KeyFormat(provider);
    }

    /**
     * Finds out whose key this is, by its form alone and without asking anybody.
     *
     * @param key the characters
     * @return the provider, empty when the form is not distinctive
     */
    public static Optional<ProviderId> detect(char[] key) {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@return the provider} */
    public ProviderId provider() {
        return provider;
    }

    /** {@return whether the provider cannot be called without a key} */
    public boolean requiresKey() {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@return whether the provider takes a key at all} */
    public boolean acceptsKey() {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@return how to recognise a key, to be shown to people, such as {@code starts with AIza or AQ.}} */
    public String hint() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Compares a key with the forms that are known.
     *
     * @param key the characters
     * @return whether it has a known form; false is a hint only, since providers change their forms
     */
    public boolean isFamiliar(char[] key) {
        throw new UnsupportedOperationException("not yet");
    }
}
