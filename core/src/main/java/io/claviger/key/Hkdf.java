package io.claviger.key;

import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF with SHA-256 (RFC 5869). */
final class Hkdf {
    static final int HASH_BYTES = 32;

    private Hkdf() {}

    static byte[] extract(byte[] salt, byte[] secret) {
        return new HKDFBytesGenerator(new RuntimeSha256()).extractPRK(salt, secret);
    }

    static byte[] expand(byte[] pseudorandomKey, byte[] info, int length) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new RuntimeSha256());
        generator.init(HKDFParameters.skipExtractParameters(pseudorandomKey, info));
        byte[] expanded = new byte[length];
        generator.generateBytes(expanded, 0, length);
        return expanded;
    }
}
