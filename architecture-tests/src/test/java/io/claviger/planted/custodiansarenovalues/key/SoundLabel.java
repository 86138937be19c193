package io.claviger.planted.custodiansarenovalues.key;

record SoundLabel(String label) {}
