package io.claviger.key;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.BufferedBlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * A256CBC-HS512 (RFC 7518 section 5.2.5): AES-256-CBC, then HMAC-SHA-512 cut to 32 bytes over everything.
 *
 * <p>The 64-byte key is the MAC's key followed by the cipher's. The tag is compared in constant time before the first
 * block is decrypted, so that there is no padding to ask about.
 */
final class Aes256CbcHs512 implements AuthenticatedEncryption {
    private static final int HALF = 32;

    @Override
    public byte[] encrypt(byte[] key, byte[] iv, byte[] boundTo, byte[] plain) {
        try {
            byte[] ciphertext = cbc(true, key, iv, plain);
            byte[] tag = tag(key, iv, boundTo, ciphertext);
            return ByteBuffer.allocate(ciphertext.length + tag.length)
                    .put(ciphertext)
                    .put(tag)
                    .array();
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Encryption found a padding to refuse.", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] key, byte[] iv, byte[] boundTo, byte[] sealed) throws InvalidCipherTextException {
        if (sealed.length < HALF) {
            throw new InvalidCipherTextException();
        }
        byte[] ciphertext = Arrays.copyOf(sealed, sealed.length - HALF);
        byte[] tag = Arrays.copyOfRange(sealed, sealed.length - HALF, sealed.length);
        if (!MessageDigest.isEqual(tag, tag(key, iv, boundTo, ciphertext))) {
            throw new InvalidCipherTextException();
        }
        return cbc(false, key, iv, ciphertext);
    }

    private static byte[] tag(byte[] key, byte[] iv, byte[] boundTo, byte[] ciphertext) {
        HMac mac = new HMac(new SHA512Digest());
        mac.init(new KeyParameter(key, 0, HALF));
        mac.update(boundTo, 0, boundTo.length);
        mac.update(iv, 0, iv.length);
        mac.update(ciphertext, 0, ciphertext.length);
        byte[] bits =
                ByteBuffer.allocate(Long.BYTES).putLong(boundTo.length * 8L).array();
        mac.update(bits, 0, bits.length);
        byte[] full = new byte[mac.getMacSize()];
        mac.doFinal(full, 0);
        return Arrays.copyOf(full, HALF);
    }

    private static byte[] cbc(boolean encrypt, byte[] key, byte[] iv, byte[] text) throws InvalidCipherTextException {
        BufferedBlockCipher cipher =
                new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(AESEngine.newInstance()), new PKCS7Padding());
        cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key, HALF, HALF), iv));
        byte[] out = new byte[cipher.getOutputSize(text.length)];
        try {
            int done = cipher.processBytes(text, 0, text.length, out, 0);
            done += cipher.doFinal(out, done);
            return Arrays.copyOf(out, done);
        } finally {
            // The copy that is returned is the caller's; this one would keep the plaintext.
            Arrays.fill(out, (byte) 0);
        }
    }
}
