package io.claviger.planted.keysreachnologgerandnosocket.key;

import java.net.URI;

class SoundKey {
    URI origin;
}
