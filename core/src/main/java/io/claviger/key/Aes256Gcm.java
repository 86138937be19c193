package io.claviger.key;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.modes.gcm.BasicGCMMultiplier;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-256-GCM with a 96-bit nonce and a 128-bit tag (NIST SP 800-38D). */
final class Aes256Gcm implements AuthenticatedEncryption {
    private static final int TAG_BITS = 128;

    @Override
    public byte[] encrypt(byte[] key, byte[] iv, byte[] boundTo, byte[] plain) {
        try {
            return run(true, key, iv, boundTo, plain);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Encryption found a ciphertext to refuse.", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] key, byte[] iv, byte[] boundTo, byte[] sealed) throws InvalidCipherTextException {
        return run(false, key, iv, boundTo, sealed);
    }

    private static byte[] run(boolean encrypt, byte[] key, byte[] iv, byte[] boundTo, byte[] text)
            throws InvalidCipherTextException {
        // A key is a few blocks long: tables for a faster multiplication would cost more than they save.
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance(), new BasicGCMMultiplier());
        cipher.init(encrypt, new AEADParameters(new KeyParameter(key), TAG_BITS, iv, boundTo));
        byte[] out = new byte[cipher.getOutputSize(text.length)];
        try {
            int done = cipher.processBytes(text, 0, text.length, out, 0);
            cipher.doFinal(out, done);
            return out;
        } catch (InvalidCipherTextException e) {
            Arrays.fill(out, (byte) 0);
            throw e;
        }
    }
}
