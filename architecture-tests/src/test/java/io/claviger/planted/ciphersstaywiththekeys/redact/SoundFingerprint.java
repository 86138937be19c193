package io.claviger.planted.ciphersstaywiththekeys.redact;

import javax.crypto.Mac;

class SoundFingerprint {
    Mac mac;
}
