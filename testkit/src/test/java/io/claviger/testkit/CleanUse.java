package io.claviger.testkit;

import io.claviger.key.KeyRing;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Uses keys as they should be used and must pass. Run by {@link KeyLeakExtensionTest} only. */
@ExtendWith(KeyLeakExtension.class)
class CleanUse {
    @Test
    void namesTheKeyByItsLabel(KeyLeakExtension leaks) {
        try (KeyRing ring =
                KeyRing.of("groq", KeyLeakExtension.markedKey("groq").toCharArray())) {
            LoggerFactory.getLogger(CleanUse.class)
                    .info("calling with {} of {}", ring.providers().iterator().next(), ring);
            Logger.getLogger("clean").fine("calling");
            leaks.inspect(ring);
        }
    }

    @Test
    void showsThePrefixOnly() {
        LoggerFactory.getLogger(CleanUse.class).info("starts with gsk_", new IllegalStateException("failed"));
    }

    @Test
    void masksEnough() {
        String key = KeyLeakExtension.markedKey("groq");
        LoggerFactory.getLogger(CleanUse.class).info("{}...{}", key.substring(0, 9), key.substring(key.length() - 2));
    }

    @Test
    void failsForAnotherReason() {
        KeyLeakExtension.markedKey("groq");
        throw new IllegalStateException("nothing to do with keys");
    }
}
