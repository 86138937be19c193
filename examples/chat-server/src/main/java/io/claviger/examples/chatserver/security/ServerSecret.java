package io.claviger.examples.chatserver.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What the nodes of this server know and nobody else does: {@code claviger.security.token-secret}. Thread-safe. */
public final class ServerSecret {
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    ServerSecret(@Nullable String configured) {
        if (configured == null || configured.isBlank()) {
            secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            return;
        }
        secret = configured.getBytes(StandardCharsets.UTF_8);
        if (secret.length < BYTES) {
            throw new IllegalStateException(
                    "claviger.security.token-secret needs " + BYTES + " bytes or more; found " + secret.length + ".");
        }
    }

    /** {@return a key for one purpose alone, which says nothing about the secret or other keys} */
    SecretKey key(String purpose) {
        return new SecretKeySpec(authenticate(secret, purpose), ALGORITHM);
    }

    /**
     * {@return 256 bits that only this server can tell, in Base64 for URLs}
     *
     * @param purpose what they are for
     * @param text what they follow from
     */
    public String derive(String purpose, String text) {
        return OpaqueToken.text(authenticate(authenticate(secret, purpose), text));
    }

    private static byte[] authenticate(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256.", e);
        }
    }

    /** {@return nothing of the secret} */
    @Override
    public String toString() {
        return "ServerSecret";
    }
}
