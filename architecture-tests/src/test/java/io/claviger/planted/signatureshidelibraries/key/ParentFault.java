package io.claviger.planted.signatureshidelibraries.key;

import org.bouncycastle.crypto.digests.SHA256Digest;

public class ParentFault extends SHA256Digest {}
