package io.claviger.planted.packagesofcorehaveanorder.provider.http;

import io.claviger.planted.packagesofcorehaveanorder.provider.SoundProvider;

public class SoundSocket {
    SoundProvider provider;
}
