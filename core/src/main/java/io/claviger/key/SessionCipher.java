package io.claviger.key;

import io.claviger.chat.ProviderId;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the keys of one session. What was sealed for one session, provider and slot opens nowhere else.
 *
 * <p>Guarded by the lock of the ring that owns it.
 */
final class SessionCipher implements AutoCloseable {
    private static final Base64.Encoder UNPADDED = Base64.getUrlEncoder().withoutPadding();

    private final Sealing sealing;
    private final String sessionId;
    private final SecureRandom random;
    private final byte[] key;
    private @Nullable AuthenticatedEncryption encryption; // may keep the key, so it goes with it

    /** Takes the key over; {@link #close} zeroes it. */
    SessionCipher(Sealing sealing, String sessionId, SecureRandom random, byte[] key) {
        this.sealing = sealing;
        this.sessionId = sessionId;
        this.random = random;
        this.key = key;
        this.encryption = sealing.encryption();
    }

    /** {@return the text form of the sealed characters} */
    String seal(ProviderId provider, int slot, char[] plain) {
        byte[] iv = new byte[sealing.ivBytes()];
        random.nextBytes(iv);
        byte[] bytes = bytes(plain);
        try {
            return text(iv, encryption().encrypt(key, iv, boundTo(provider, slot), bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @return the characters, to be zeroed by the caller
     * @throws IllegalStateException when the text was not sealed for this session, provider and slot, always the same
     */
    char[] open(ProviderId provider, int slot, String sealed) {
        int colon = sealed.lastIndexOf(':');
        int start = sealing == Sealing.GCM ? sealing.version().length() + 1 : 0;
        if (colon < start) {
            throw notOurs();
        }
        byte[] plain;
        try {
            byte[] iv = decode(sealed.substring(start, colon));
            byte[] body = decode(sealed.substring(colon + 1));
            // Base64 has several spellings for some bytes; only the one that was written is taken.
            if (iv.length != sealing.ivBytes() || !text(iv, body).equals(sealed)) {
                throw notOurs();
            }
            plain = encryption().decrypt(key, iv, boundTo(provider, slot), body);
        } catch (InvalidCipherTextException | IllegalArgumentException e) {
            throw notOurs();
        }
        try {
            return chars(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private AuthenticatedEncryption encryption() {
        AuthenticatedEncryption known = encryption;
        if (known == null) {
            throw new IllegalStateException("The session is closed; its key is wiped.");
        }
        return known;
    }

    private static IllegalStateException notOurs() {
        return new IllegalStateException("A sealed key could not be opened.");
    }

    private byte[] boundTo(ProviderId provider, int slot) {
        return Binding.of("", "claviger/" + sealing.version(), sessionId, provider.value(), Integer.toString(slot));
    }

    private String text(byte[] iv, byte[] body) {
        if (sealing == Sealing.GCM) {
            return sealing.version() + ":" + UNPADDED.encodeToString(iv) + ":" + UNPADDED.encodeToString(body);
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(iv) + ":" + base64.encodeToString(body);
    }

    private byte[] decode(String part) {
        return (sealing == Sealing.GCM ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(part);
    }

    // Keys are ASCII, which was checked before they came here.
    private static byte[] bytes(char[] chars) {
        byte[] bytes = new byte[chars.length];
        for (int i = 0; i < chars.length; i++) {
            bytes[i] = (byte) chars[i];
        }
        return bytes;
    }

    private static char[] chars(byte[] bytes) {
        char[] chars = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            chars[i] = (char) bytes[i];
        }
        return chars;
    }

    @Override
    public void close() {
        encryption = null;
        Arrays.fill(key, (byte) 0);
    }

    /** {@return whether the session's key is zeroed, for tests} */
    boolean isZero() {
        return Arrays.equals(key, new byte[key.length]);
    }
}
