package io.claviger.key;

import org.bouncycastle.crypto.InvalidCipherTextException;

/**
 * Encryption that notices any change to the ciphertext or to the data it is bound to. Used for one key, which it may keep
 * as long as it is reachable. For one thread.
 */
interface AuthenticatedEncryption {
    /** {@return the ciphertext followed by its tag} */
    byte[] encrypt(byte[] key, byte[] iv, byte[] boundTo, byte[] plain);

    /**
     * Checks and decrypts.
     *
     * @throws InvalidCipherTextException when anything was changed; nothing of the plaintext is left then
     */
    byte[] decrypt(byte[] key, byte[] iv, byte[] boundTo, byte[] sealed) throws InvalidCipherTextException;
}
