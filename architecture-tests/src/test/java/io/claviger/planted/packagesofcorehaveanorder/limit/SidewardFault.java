package io.claviger.planted.packagesofcorehaveanorder.limit;

import io.claviger.planted.packagesofcorehaveanorder.provider.SoundProvider;

class SidewardFault {
    SoundProvider[] providers;
}
