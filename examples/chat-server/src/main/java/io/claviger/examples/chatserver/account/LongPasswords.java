package io.claviger.examples.chatserver.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Bcrypt for passwords of any length. Bcrypt itself looks at 72 bytes and ends at a zero byte, so what is longer or holds
 * one becomes {@code base64(HMAC-SHA-384(pepper, password))} first, 64 characters (OWASP, Password Storage Cheat Sheet,
 * read 2026-11-21). Nothing is ever cut. Thread-safe.
 */
final class LongPasswords implements PasswordEncoder {
    private static final int BCRYPT_BYTES = 72;
    private static final String ALGORITHM = "HmacSHA384";

    private final PasswordEncoder bcrypt;
    private final Supplier<byte[]> pepper;

    LongPasswords(PasswordEncoder bcrypt, Supplier<byte[]> pepper) {
        this.bcrypt = bcrypt;
        this.pepper = pepper;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return bcrypt.encode(prepared(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return bcrypt.matches(prepared(password), hash);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return bcrypt.upgradeEncoding(hash);
    }

    private @Nullable String prepared(@Nullable CharSequence password) {
        if (password == null) {
            return null;
        }
        String text = password.toString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= BCRYPT_BYTES && text.indexOf('\0') < 0) {
            return text;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(pepper.get(), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-384.", e);
        }
    }
}
