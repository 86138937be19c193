package io.claviger.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RollingHashTest {
    @Test
    void movedWindowHasTheHashOfItsContent() {
        RollingHash hash = new RollingHash();
        Random random = new Random(3);
        char[] text = new char[3_000];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) random.nextInt(0x10000);
        }
        for (int length : new int[] {1, 2, 3, 8, 39, 500}) {
            long firstWeight = hash.firstWeight(length);
            long rolled = hash.of(text, 0, length);
            for (int end = length + 1; end <= text.length; end++) {
                rolled = hash.roll(rolled, firstWeight, text[end - 1 - length], text[end - 1]);
                assertThat(rolled).isEqualTo(hash.of(text, end - length, end)).isNotNegative();
            }
        }
    }

    @Test
    void everyRedactorHasAHashOfItsOwn() {
        char[] text = "the same text".toCharArray();

        assertThat(new RollingHash().of(text, 0, text.length)).isNotEqualTo(new RollingHash().of(text, 0, text.length));
    }
}
