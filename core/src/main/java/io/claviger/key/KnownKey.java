package io.claviger.key;

import io.claviger.chat.ProviderId;
import java.util.Arrays;

/** A key in the clear and whose it is, for as long as others are compared with it. */
final class KnownKey {
    private final ProviderId provider;
    private final ProviderId owner;
    private final char[] chars;

    /**
     * Holds the array itself.
     *
     * @param provider whom it was given for
     * @param owner the vendor by the key's form, by the provider's name where the form says nothing
     * @param chars the characters
     */
    KnownKey(ProviderId provider, ProviderId owner, char[] chars) {
        this.provider = provider;
        this.owner = owner;
        this.chars = chars;
    }

    ProviderId provider() {
        return provider;
    }

    ProviderId owner() {
        return owner;
    }

    /** {@return whether both are the same characters, found out in a time that only their number decides} */
    boolean isSameKey(KnownKey other) {
        if (chars.length != other.chars.length) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < chars.length; i++) {
            difference |= chars[i] ^ other.chars[i];
        }
        return difference == 0;
    }

    /** {@return whether keys of one vendor are given under two names} */
    boolean isSameOwnerElsewhere(KnownKey other) {
        return owner.equals(other.owner) && !provider.equals(other.provider);
    }

    void wipe() {
        Arrays.fill(chars, '\0');
    }
}
