package io.claviger.key;

import io.claviger.chat.ProviderId;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.macs.SipHash128;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * What a ring remembers of a key to recognise it: SipHash-2-4 with 128 bits under a key that only this ring has, and
 * whose key it is.
 */
final class KeyMark {
    static final int DIGEST_KEY_BYTES = 16;

    private final ProviderId provider;
    private final ProviderId owner;
    private final byte[] digest;

    /** Marks a key of the vendor that its form names. */
    KeyMark(TypedKey key, Optional<ProviderId> vendor, byte[] digestKey) {
        this.provider = key.provider();
        this.owner = vendor.orElseGet(() -> KeyOwner.named(provider));
        this.digest = digest(key.chars(), digestKey);
    }

    ProviderId provider() {
        return provider;
    }

    /** {@return the vendor by the key's form, by the provider's name where the form says nothing} */
    ProviderId owner() {
        return owner;
    }

    /** {@return whether both stand for the same characters, found out in constant time} */
    boolean isSameKey(KeyMark other) {
        return MessageDigest.isEqual(digest, other.digest);
    }

    /** {@return whether keys of one vendor are given under two names} */
    boolean isSameOwnerElsewhere(KeyMark other) {
        return owner.equals(other.owner) && !provider.equals(other.provider);
    }

    void wipe() {
        Arrays.fill(digest, (byte) 0);
    }

    private static byte[] digest(char[] chars, byte[] digestKey) {
        SipHash128 mac = new SipHash128();
        mac.init(new KeyParameter(digestKey));
        for (char c : chars) {
            mac.update((byte) c);
        }
        byte[] digest = new byte[mac.getMacSize()];
        mac.doFinal(digest, 0);
        return digest;
    }
}
