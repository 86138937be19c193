package io.claviger.planted.custodiansarenovalues.key;

class SoundKey {
    byte[] material = new byte[16];
}
