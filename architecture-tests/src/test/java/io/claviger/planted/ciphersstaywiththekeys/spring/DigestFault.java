package io.claviger.planted.ciphersstaywiththekeys.spring;

import org.bouncycastle.crypto.digests.SHA256Digest;

class DigestFault {
    SHA256Digest digest = new SHA256Digest();
}
