package io.claviger.planted.ciphersstaywiththekeys.redact;

import javax.crypto.Cipher;

class RedactCipherFault {
    Cipher cipher;
}
