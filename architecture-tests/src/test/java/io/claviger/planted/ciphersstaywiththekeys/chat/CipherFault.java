package io.claviger.planted.ciphersstaywiththekeys.chat;

import javax.crypto.Cipher;

class CipherFault {
    Cipher cipher;
}
