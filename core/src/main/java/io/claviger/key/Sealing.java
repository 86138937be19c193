package io.claviger.key;

/** How keys are encrypted while they rest in memory. */
public enum Sealing {
    /**
     * AES-256-GCM with a random 96-bit nonce, the default.
     *
     * <p>Text form: {@code gcm1:nonce:ciphertext-and-tag}, both in Base64url without padding.
     */
    GCM("gcm1", 32, 12),

    /**
     * AES-256-CBC with HMAC-SHA-512 in encrypt-then-MAC order (A256CBC-HS512, RFC 7518 section 5.2.5) and a random
     * 16-byte IV, for hosts that are bound to CBC.
     *
     * <p>Text form: {@code IV:ciphertext-and-tag}, both in Base64.
     */
    CBC("cbc1", 64, 16);

    private final String version;
    private final int keyBytes;
    private final int ivBytes;

    Sealing(String version, int keyBytes, int ivBytes) {
        this.version = version;
        this.keyBytes = keyBytes;
        this.ivBytes = ivBytes;
    }

    String version() {
        return version;
    }

    int keyBytes() {
        return keyBytes;
    }

    int ivBytes() {
        return ivBytes;
    }

    AuthenticatedEncryption encryption() {
        return switch (this) {
            case GCM -> new Aes256Gcm();
            case CBC -> new Aes256CbcHs512();
        };
    }
}
