package io.claviger.planted.packagesofcorehaveanorder.provider;

import io.claviger.planted.packagesofcorehaveanorder.key.SoundKey;

public class SoundProvider {
    SoundKey key;
}
