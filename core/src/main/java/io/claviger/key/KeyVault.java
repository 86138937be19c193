package io.claviger.key;

import io.claviger.redact.Redactor;

/**
 * Seals the keys of all sessions under one root secret.
 *
 * <p>Thread-safe; one per application.
 */
public final class KeyVault implements AutoCloseable {
    KeyVault() {}

    /** {@return the process-wide vault with a random root secret, made on first use; closing it does nothing} */
    public static KeyVault ephemeral() {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@return a builder of a vault} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens a session.
     *
     * @param label the readable part of the session id, such as {@code session_<user>_<time>}
     * @return an empty ring, to be closed by the caller
     * @throws IllegalStateException when the vault is closed
     */
    public KeyRing open(String label) {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@return rings that hold keys and are not closed yet, for leak checks} */
    public int openRings() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Closes every open ring and zeroes the root secret. Idempotent. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Collects the settings of a vault. Not thread-safe. */
    public static final class Builder {
        private Builder() {}

        /**
         * Sets the root secret; a random one is made when none is set.
         *
         * @param secret at least 32 bytes in UTF-8; zeroed before this method returns or throws
         * @return this builder
         * @throws IllegalArgumentException when the secret is too short
         */
        public Builder secret(char[] secret) {
            throw new UnsupportedOperationException("not yet");
        }

        /**
         * Sets the encryption, {@link Sealing#GCM} unless set.
         *
         * @param sealing the encryption
         * @return this builder
         */
        public Builder sealing(Sealing sealing) {
            throw new UnsupportedOperationException("not yet");
        }

        /**
         * Sets the redactor that is told every live key.
         *
         * @param redactor the redactor
         * @return this builder
         */
        public Builder redactor(Redactor redactor) {
            throw new UnsupportedOperationException("not yet");
        }

        /** {@return the vault} */
        public KeyVault build() {
            throw new UnsupportedOperationException("not yet");
        }
    }
}
