package io.claviger.planted.ciphersstaywiththekeys.limit;

import javax.crypto.Mac;

class HashFault {
    Mac mac;
}
