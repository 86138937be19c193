package io.claviger.key;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The secret that all session keys come from, kept outside the heap so that heap dumps do not show it.
 *
 * <p>What is kept is HKDF-Extract of the host's secret with a random salt; the host's secret itself is not. Thread-safe,
 * guarded by this object's lock.
 */
final class RootSecret implements AutoCloseable {
    private final ByteBuffer pseudorandomKey = ByteBuffer.allocateDirect(Hkdf.HASH_BYTES);
    private boolean closed;

    /** Takes over a secret and zeroes the array. */
    RootSecret(byte[] secret, SecureRandom random) {
        byte[] salt = new byte[Hkdf.HASH_BYTES];
        random.nextBytes(salt);
        byte[] extracted = Hkdf.extract(salt, secret);
        pseudorandomKey.put(0, extracted);
        Arrays.fill(extracted, (byte) 0);
        Arrays.fill(secret, (byte) 0);
    }

    static RootSecret random(SecureRandom random) {
        byte[] secret = new byte[Hkdf.HASH_BYTES];
        random.nextBytes(secret);
        return new RootSecret(secret, random);
    }

    /** {@return a key of its own for that session, to be zeroed by the caller} */
    synchronized byte[] sessionKey(Sealing sealing, String sessionId) {
        requireOpen();
        byte[] key = new byte[Hkdf.HASH_BYTES];
        pseudorandomKey.get(0, key);
        byte[] info = Binding.of("claviger/" + sealing.version() + "/", sessionId);
        try {
            return Hkdf.expand(key, info, sealing.keyBytes());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The key vault is closed.");
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        pseudorandomKey.put(0, new byte[Hkdf.HASH_BYTES]);
    }

    /** {@return whether nothing is left of the secret, for tests} */
    synchronized boolean isZero() {
        byte[] content = new byte[Hkdf.HASH_BYTES];
        pseudorandomKey.get(0, content);
        return Arrays.equals(content, new byte[Hkdf.HASH_BYTES]);
    }
}
