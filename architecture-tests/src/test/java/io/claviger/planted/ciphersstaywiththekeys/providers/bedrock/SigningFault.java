package io.claviger.planted.ciphersstaywiththekeys.providers.bedrock;

import javax.crypto.Mac;

class SigningFault {
    Mac mac;
}
