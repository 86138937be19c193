package io.claviger.planted.packagesofcorehaveanorder.provider;

import io.claviger.planted.packagesofcorehaveanorder.provider.http.SoundSocket;

class NestedFault {
    SoundSocket socket;
}
