package io.claviger.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.claviger.chat.ProviderId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of the README, on a dump of all live objects. */
@DisplayName("S0-KEY-7: after close no reachable copy of the key is in the heap")
class KeyHeapTest {
    private static final ProviderId GROQ = ProviderId.of("groq");
    private static final byte MASK = 0x55;

    @TempDir
    Path directory;

    @Test
    void liveHeapHoldsTheKeyDuringALoanOnly() {
        byte[] masked = maskedKey();
        KeyRing ring = KeyRing.of("groq", unmask(masked));
        int atRest = occurrences(dump("rest"), masked);
        int inUse = ring.keys(GROQ).get(0).lend(key -> occurrences(dump("use"), masked));
        ring.close();
        int afterwards = occurrences(dump("closed"), masked);

        assertThat(inUse).describedAs("the search finds a key that is there").isPositive();
        assertThat(atRest).describedAs("sealed").isZero();
        assertThat(afterwards).describedAs("closed").isZero();
    }

    private static byte[] maskedKey() {
        Random random = new Random();
        byte[] masked = new byte[56];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = (byte) (('a' + random.nextInt(26)) ^ MASK);
        }
        return masked;
    }

    private static char[] unmask(byte[] masked) {
        char[] key = new char[masked.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = (char) (masked[i] ^ MASK);
        }
        return key;
    }

    private byte[] dump(String name) {
        Path file = directory.resolve(name + ".hprof");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Strings and byte arrays hold one byte per character, char arrays two in big-endian order (HPROF 1.0.2).
    private static int occurrences(byte[] dump, byte[] masked) {
        int found = 0;
        for (int i = 0; i < dump.length; i++) {
            if ((dump[i] ^ MASK) == masked[0] && (isAt(dump, i, 1, masked) || isAt(dump, i, 2, masked))) {
                found++;
            }
        }
        Arrays.fill(dump, (byte) 0);
        return found;
    }

    // Twenty characters are enough to recognise it.
    private static boolean isAt(byte[] dump, int start, int step, byte[] masked) {
        for (int i = 0; i < 20; i++) {
            int at = start + i * step;
            if (at >= dump.length || (dump[at] ^ MASK) != masked[i]) {
                return false;
            }
        }
        return true;
    }
}
