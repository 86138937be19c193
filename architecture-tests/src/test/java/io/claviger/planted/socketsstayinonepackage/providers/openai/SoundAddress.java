package io.claviger.planted.socketsstayinonepackage.providers.openai;

import java.net.URI;

class SoundAddress {
    URI base = URI.create("http://localhost");
}
