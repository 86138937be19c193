package io.claviger.planted.ciphersstaywiththekeys.key;

import javax.crypto.Cipher;

class SoundKey {
    Cipher cipher;
}
