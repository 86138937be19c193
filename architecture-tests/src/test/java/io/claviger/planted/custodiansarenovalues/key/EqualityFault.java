package io.claviger.planted.custodiansarenovalues.key;

import java.util.Arrays;

class EqualityFault {
    private final byte[] material = new byte[16];

    @Override
    public boolean equals(Object other) {
        return other instanceof EqualityFault that && Arrays.equals(material, that.material);
    }

    @Override
    public int hashCode() {
        return 1;
    }
}
