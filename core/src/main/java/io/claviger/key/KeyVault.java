package io.claviger.key;

import io.claviger.redact.Redactor;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Seals the keys of all sessions under one root secret: each session has an encryption key of its own, made with HKDF
 * from the root secret and the session's id.
 *
 * <p>This protects keys against accidents: logs, printed objects, serialization, heap dumps between uses. It does not
 * protect them against code in this process or against the administrator of the machine.
 *
 * <p>Thread-safe; one per application.
 */
public final class KeyVault implements AutoCloseable {
    private static final int SESSION_ID_BYTES = 16;
    private static final int LONGEST_LABEL = 100;
    private static final Pattern UNSAFE_IN_LABEL = Pattern.compile("[^A-Za-z0-9_.@-]");

    private final Sealing sealing;
    // Transient for every serializer that goes by fields: nothing of a vault belongs into a text.
    private final transient Redactor redactor;
    private final transient RootSecret root;
    private final transient SecureRandom random;
    private final boolean permanent;
    private final transient Set<KeyRing> open = ConcurrentHashMap.newKeySet();

    private KeyVault(Builder builder, RootSecret root, boolean permanent) {
        this.sealing = builder.sealing;
        this.redactor = builder.redactor;
        this.random = builder.random;
        this.root = root;
        this.permanent = permanent;
    }

    private static final class Ephemeral {
        private static final KeyVault VAULT = builder().build(true);
    }

    /**
     * {@return the vault of this process, with a random root secret, made on first use. It tells its keys to
     * {@link Redactor#shared()} and lives as long as the process: closing it does nothing}
     */
    public static KeyVault ephemeral() {
        return Ephemeral.VAULT;
    }

    /** {@return a builder of a vault} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens a session.
     *
     * @param label the readable part of the session id, such as {@code session_<user>_<time>}, possibly empty; cut to 100
     *     characters, and characters other than ASCII letters, digits and {@code _.@-} become hyphens
     * @return an empty ring, to be closed by the caller
     * @throws IllegalStateException when the vault is closed
     */
    public KeyRing open(String label) {
        root.requireOpen();
        byte[] bits = new byte[SESSION_ID_BYTES];
        random.nextBytes(bits);
        String unique = HexFormat.of().formatHex(bits);
        if (label.isEmpty()) {
            return new KeyRing(this, unique);
        }
        String cut = label.substring(0, Math.min(label.length(), LONGEST_LABEL));
        String safe = UNSAFE_IN_LABEL.matcher(cut).replaceAll("-");
        return new KeyRing(this, safe + "_" + unique);
    }

    /** {@return a place for the keys of that session} */
    HeldKeys hold(String sessionId) {
        byte[] key = root.sessionKey(sealing, sessionId);
        return new HeldKeys(new SessionCipher(sealing, sessionId, random, key), redactor);
    }

    /** Takes note of a ring that holds keys; closes it at once when the vault was closed meanwhile. */
    void opened(KeyRing ring) {
        open.add(ring);
        if (root.isClosed()) {
            ring.close();
            root.requireOpen();
        }
    }

    void closed(KeyRing ring) {
        open.remove(ring);
    }

    /** {@return rings that hold keys and are not closed yet, for leak checks} */
    public int openRings() {
        return open.size();
    }

    /** Closes every open ring and zeroes the root secret. Idempotent. */
    @Override
    public void close() {
        if (!permanent) {
            root.close();
            List.copyOf(open).forEach(KeyRing::close);
        }
    }

    /** {@return the number of open rings} */
    @Override
    public String toString() {
        return "KeyVault[" + openRings() + " open rings]";
    }

    /** Collects the settings of a vault. Not thread-safe. */
    public static final class Builder {
        private static final int SHORTEST_SECRET = 32;

        private final SecureRandom random = new SecureRandom();
        private Sealing sealing = Sealing.GCM;
        private Redactor redactor = Redactor.shared();
        private @Nullable RootSecret root;

        private Builder() {}

        /**
         * Sets the root secret for the next vault that is built; a random one is made when none is set.
         *
         * @param secret at least 32 bytes in UTF-8, which should be random; zeroed before this method returns or throws
         * @return this builder
         * @throws IllegalArgumentException when the secret is too short
         */
        public Builder secret(char[] secret) {
            byte[] bytes = utf8(secret);
            Arrays.fill(secret, '\0');
            if (bytes.length < SHORTEST_SECRET) {
                Arrays.fill(bytes, (byte) 0);
                throw new IllegalArgumentException("The session secret must have at least " + SHORTEST_SECRET
                        + " bytes; found " + bytes.length + ". Make one with: openssl rand -base64 48");
            }
            if (root != null) {
                root.close();
            }
            root = new RootSecret(bytes, random);
            return this;
        }

        // One buffer that is large enough: a growing one would leave copies behind.
        private static byte[] utf8(char[] secret) {
            ByteBuffer encoded = ByteBuffer.allocate(3 * secret.length);
            StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .encode(CharBuffer.wrap(secret), encoded, true);
            byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
            Arrays.fill(encoded.array(), (byte) 0);
            return bytes;
        }

        /**
         * Sets the encryption, {@link Sealing#GCM} unless set.
         *
         * @param sealing the encryption
         * @return this builder
         */
        public Builder sealing(Sealing sealing) {
            this.sealing = sealing;
            return this;
        }

        /**
         * Sets the redactor that is told every live key, {@link Redactor#shared()} unless set.
         *
         * @param redactor the redactor
         * @return this builder
         */
        public Builder redactor(Redactor redactor) {
            this.redactor = redactor;
            return this;
        }

        /** {@return a new vault, which takes the root secret along} */
        public KeyVault build() {
            return build(false);
        }

        private KeyVault build(boolean permanent) {
            RootSecret taken = root == null ? RootSecret.random(random) : root;
            root = null;
            return new KeyVault(this, taken, permanent);
        }
    }
}
