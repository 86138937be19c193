package io.claviger.key;

import io.claviger.chat.ProviderId;
import java.util.Optional;

/**
 * What the keys of one provider look like, and whether it needs one.
 *
 * <p>Vendors change their forms without notice: an unfamiliar key is worth a hint, never a refusal. Immutable.
 */
public final class KeyFormat {
    private enum Need {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    private final ProviderId provider;
    private final KeyForm form;
    private final Need need;

    private KeyFormat(ProviderId provider, Need need) {
        this.provider = provider;
        this.form = KeyForm.of(provider.value());
        this.need = need;
    }

    /**
     * Looks a provider up in the table of known key formats.
     *
     * @param provider the provider
     * @return its format, which requires a key; any 20 to 500 printable ASCII characters for a provider that is not in
     *     the table
     */
    public static KeyFormat of(ProviderId provider) {
        return new KeyFormat(provider, Need.REQUIRED);
    }

    /**
     * {@return the format of a provider that takes no key}
     *
     * @param provider the provider
     */
    public static KeyFormat keyless(ProviderId provider) {
        return new KeyFormat(provider, Need.NONE);
    }

    /**
     * {@return the format of a provider that works with and without a key}
     *
     * @param provider the provider
     */
    public static KeyFormat optional(ProviderId provider) {
        return new KeyFormat(provider, Need.OPTIONAL);
    }

    /**
     * Finds out whose key this is, by its form alone and without asking anybody.
     *
     * @param key the characters, {@linkplain KeyText#tidy tidied}
     * @return the vendor, also one that this library does not call, such as {@code anthropic}; empty when the form is not
     *     distinctive, as with a plain {@code sk-}
     */
    public static Optional<ProviderId> detect(char[] key) {
        return KeyOwner.of(key);
    }

    /** {@return the provider} */
    public ProviderId provider() {
        return provider;
    }

    /** {@return whether the provider cannot be called without a key} */
    public boolean requiresKey() {
        return need == Need.REQUIRED;
    }

    /** {@return whether the provider takes a key at all} */
    public boolean acceptsKey() {
        return need != Need.NONE;
    }

    /** {@return how to recognise a key, to be shown to people, such as {@code starts with AIza or AQ.}} */
    public String hint() {
        return need == Need.NONE ? "no key is needed" : form.hint();
    }

    /**
     * Compares a key with the forms that are known.
     *
     * @param key the characters, {@linkplain KeyText#tidy tidied}
     * @return whether it has a known form; false is a hint only
     */
    public boolean isFamiliar(char[] key) {
        return acceptsKey() && form.matches(key);
    }

    /** {@return the provider and whether it needs a key} */
    @Override
    public String toString() {
        return "KeyFormat[" + provider + ", " + need + "]";
    }
}
