package io.claviger.key;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import org.bouncycastle.crypto.ExtendedDigest;

/**
 * SHA-256 (FIPS 180-4) of the Java runtime, which has the processor's instructions for it, in the form that Bouncy
 * Castle's constructions take. For one thread.
 */
final class RuntimeSha256 implements ExtendedDigest {
    private static final String ALGORITHM = "SHA-256";
    private static final int HASH_BYTES = 32;
    private static final int BLOCK_BYTES = 64;

    /** Looked up once: asking every provider for each digest takes as long as hashing. */
    private static final Provider RUNTIME = runtime();

    private final MessageDigest digest;

    RuntimeSha256() {
        try {
            digest = MessageDigest.getInstance(ALGORITHM, RUNTIME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 went away.", e);
        }
    }

    private static Provider runtime() {
        try {
            return MessageDigest.getInstance(ALGORITHM).getProvider();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256, this one has not.", e);
        }
    }

    @Override
    public String getAlgorithmName() {
        return ALGORITHM;
    }

    @Override
    public int getDigestSize() {
        return HASH_BYTES;
    }

    @Override
    public int getByteLength() {
        return BLOCK_BYTES;
    }

    @Override
    public void update(byte in) {
        digest.update(in);
    }

    @Override
    public void update(byte[] in, int offset, int length) {
        digest.update(in, offset, length);
    }

    @Override
    public int doFinal(byte[] out, int offset) {
        try {
            return digest.digest(out, offset, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("The runtime's SHA-256 has another size.", e);
        }
    }

    @Override
    public void reset() {
        digest.reset();
    }
}
