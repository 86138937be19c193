package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import org.slf4j.LoggerFactory;

/** Skips a test loudly where something is missing, unless the variable REQUIRE_BROWSER says that nothing may be. */
final class Needed {
    private Needed() {}

    static void of(boolean there, String what) {
        if (there) {
            return;
        }
        String sentence = "This test needs " + what + ".";
        if ("1".equals(System.getenv("REQUIRE_BROWSER"))) {
            fail(sentence);
        }
        LoggerFactory.getLogger(Needed.class).warn("SKIPPED: {}", sentence);
        abort(sentence);
    }
}
