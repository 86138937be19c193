package io.claviger.examples.enterprise;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Bcrypt with cost 12. It looks at 72 bytes alone, so a longer password goes through HMAC-SHA-384 first and is never cut
 * (C17; OWASP Password Storage Cheat Sheet, "Pre-Hashing Passwords with bcrypt", read November 2026).
 */
final class LongPasswords implements PasswordEncoder {
    private static final int BCRYPT_BYTES = 72;
    private static final int COST = 12;

    private final PasswordEncoder bcrypt = new BCryptPasswordEncoder(COST);
    private final SecretKeySpec pepper;

    /**
     * Makes an encoder.
     *
     * @param pepper a secret that is not in the database; when empty, one that everybody knows
     */
    LongPasswords(String pepper) {
        String used = pepper.isEmpty() ? LongPasswords.class.getName() : pepper;
        this.pepper = new SecretKeySpec(used.getBytes(StandardCharsets.UTF_8), "HmacSHA384");
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return password == null ? null : bcrypt.encode(shortened(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return password != null && bcrypt.matches(shortened(password), hash);
    }

    private CharSequence shortened(CharSequence password) {
        byte[] bytes = password.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= BCRYPT_BYTES) {
            return password;
        }
        try {
            Mac mac = Mac.getInstance(pepper.getAlgorithm());
            mac.init(pepper);
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes)); // 64 characters
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HMAC-SHA-384.", e);
        }
    }
}
