package io.claviger.planted.packagesofcorehaveanorder.key;

import io.claviger.planted.packagesofcorehaveanorder.provider.SoundProvider;

class UpwardFault {
    SoundProvider provider;
}
