package io.claviger.key;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;

/**
 * AES-256-GCM with a 96-bit nonce and a 128-bit tag (NIST SP 800-38D), by the Java runtime, which has the processor's
 * instructions for it.
 *
 * <p>The runtime's cipher keeps the key it was given last and cannot be told to forget it, so nobody may reach this object
 * when the key is wiped.
 */
final class Aes256Gcm implements AuthenticatedEncryption {
    private static final int TAG_BITS = 128;
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /** Looked up once: asking every provider for each cipher takes longer than the encryption. */
    private static final Provider RUNTIME = runtime();

    private final Cipher cipher;

    Aes256Gcm() {
        try {
            cipher = Cipher.getInstance(TRANSFORMATION, RUNTIME);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM went away.", e);
        }
    }

    @Override
    public byte[] encrypt(byte[] key, byte[] iv, byte[] boundTo, byte[] plain) {
        try {
            return run(Cipher.ENCRYPT_MODE, key, iv, boundTo, plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM does not encrypt here.", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] key, byte[] iv, byte[] boundTo, byte[] sealed) throws InvalidCipherTextException {
        if (sealed.length < TAG_BITS / Byte.SIZE) {
            throw new InvalidCipherTextException();
        }
        try {
            return run(Cipher.DECRYPT_MODE, key, iv, boundTo, sealed);
        } catch (AEADBadTagException e) {
            throw new InvalidCipherTextException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM does not decrypt here.", e);
        }
    }

    private byte[] run(int mode, byte[] key, byte[] iv, byte[] boundTo, byte[] text) throws GeneralSecurityException {
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(boundTo);
        return cipher.doFinal(text);
    }

    private static Provider runtime() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has AES-GCM, this one has not.", e);
        }
    }
}
