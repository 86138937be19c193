package io.claviger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.WireDialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HeapTest {
    /** The fake Gemini stops in mid-answer for a key with this word, so that the key is in use while we look. */
    private static final String GEMINI_KEY = "AQ.stallQ7vRm2Xk9LpT4wZc8NbY6hJd3FgS5aVe";

    /** Signs requests and is never sent, so nothing but this library can have kept it. */
    private static final String AWS_SECRET = "kQ7vRm2Xk9LpT4wZc8NbY6hJd3FgS5aVe+Hq3Zt8";

    private static final String AWS_KEY = "AKIA234567ABCDEFGHIJ:" + AWS_SECRET;

    private static final String GROQ_KEY = "gsk_Hq3Zt8Wn5Rb2Xc7Vm4Kj9Lp6Dy1Sf0Ga8Te3Uo5Ir7Yw2QxN4PzB6";

    @Test
    @DisplayName("S0-KEY-6, S0-KEY-7: after close no reachable copy of a key is in the heap, nor between uses")
    void closedRingLeavesNoReachableCopy(@TempDir Path dumps) throws Exception {
        FakeProviderServer.know(AWS_KEY);
        try (FakeProviderServer providers = FakeProviderServer.start()) {
            Process subject = fork(providers, dumps);
            assertThat(subject.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(subject.exitValue())
                    .as(Files.readString(dumps.resolve("output.txt")))
                    .isZero();
            assertThat(providers.requests(WireDialect.BEDROCK)).hasSize(1);
        }

        assertThat(KeyTraces.find(dumps.resolve("in-use.hprof"), GEMINI_KEY))
                .as("the detector finds the key where it has to be")
                .isNotEmpty();
        assertThat(KeyTraces.find(dumps.resolve("between-uses.hprof"), GEMINI_KEY))
                .isEmpty();
        assertThat(KeyTraces.find(dumps.resolve("between-uses.hprof"), GROQ_KEY))
                .isEmpty();
        assertThat(KeyTraces.find(dumps.resolve("after.hprof"), GEMINI_KEY)).isEmpty();
        assertThat(KeyTraces.find(dumps.resolve("after.hprof"), GROQ_KEY)).isEmpty();
        assertThat(KeyTraces.find(dumps.resolve("between-uses.hprof"), AWS_SECRET))
                .isEmpty();
        assertThat(KeyTraces.find(dumps.resolve("after.hprof"), AWS_SECRET)).isEmpty();
    }

    private static Process fork(FakeProviderServer providers, Path dumps) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapSubject.class.getName(),
                        providers.baseUrl(WireDialect.GEMINI).toString(),
                        providers.baseUrl(WireDialect.GROQ).toString(),
                        Masked.mask(GEMINI_KEY),
                        Masked.mask(GROQ_KEY),
                        dumps.toString(),
                        providers.baseUrl(WireDialect.BEDROCK).toString(),
                        Masked.mask(AWS_KEY))
                .redirectErrorStream(true)
                .redirectOutput(dumps.resolve("output.txt").toFile())
                .start();
    }
}
