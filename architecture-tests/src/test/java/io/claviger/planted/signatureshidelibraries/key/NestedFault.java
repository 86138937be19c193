package io.claviger.planted.signatureshidelibraries.key;

import org.bouncycastle.crypto.digests.SHA256Digest;

public class NestedFault {
    public static class Inner {
        public SHA256Digest digest;
    }
}
