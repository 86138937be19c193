package io.claviger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    private final List<String> arguments = new ArrayList<>();

    @TempDir
    private Path dumps;

    @Test
    @DisplayName(
            "S0-KEY-6, S0-KEY-7: after close no reachable copy of a key is in the heap, nor between uses (HTTP/1.1)")
    void closedRingLeavesNoReachableCopy() throws Exception {
        try (FakeProviderServer providers = FakeProviderServer.start()) {
            arguments.add(providers.baseUrl(WireDialect.GEMINI).toString());
            arguments.add(providers.baseUrl(WireDialect.GROQ).toString());

            FakeProviderServer.know(AWS_KEY);

            runSubject("", providers.baseUrl(WireDialect.BEDROCK).toString(), Masked.mask(AWS_KEY));

            assertThat(providers.requests(WireDialect.BEDROCK)).hasSize(1);
        }

        keyIsThereInUseOnly();
        assertThat(traces("between-uses", AWS_SECRET)).isEmpty();
        assertThat(traces("after", AWS_SECRET)).isEmpty();
    }

    @Test
    @DisplayName("S0-KEY-6, S0-KEY-7: nor on a connection that is kept for others (HTTP/2 over TLS)")
    void closedRingLeavesNoReachableCopyOnASharedConnection() throws Exception {
        try (SecureServices services = SecureServices.start()) {
            Path certificate = Files.writeString(dumps.resolve("certificate.pem"), services.certificate());
            arguments.add(services.baseUrl(WireDialect.GEMINI).toString());
            arguments.add(services.baseUrl(WireDialect.GROQ).toString());

            runSubject(certificate.toString());

            assertThat(services.versions()).containsExactly("HTTP/2", "HTTP/2");
            assertThat(services.connections())
                    .as("both calls shared a connection")
                    .containsExactly(0, 0);
        }

        keyIsThereInUseOnly();
    }

    private void keyIsThereInUseOnly() throws IOException {
        assertThat(traces("in-use", GEMINI_KEY))
                .as("the detector finds the key where it has to be")
                .isNotEmpty();
        assertThat(traces("between-uses", GEMINI_KEY)).isEmpty();
        assertThat(traces("between-uses", GROQ_KEY)).isEmpty();
        assertThat(traces("after", GEMINI_KEY)).isEmpty();
        assertThat(traces("after", GROQ_KEY)).isEmpty();
    }

    private Set<String> traces(String dump, String key) throws IOException {
        return KeyTraces.find(dumps.resolve(dump + ".hprof"), key);
    }

    private void runSubject(String... further) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(
                List.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), HeapSubject.class.getName()));
        command.addAll(arguments);
        command.addAll(List.of(Masked.mask(GEMINI_KEY), Masked.mask(GROQ_KEY), dumps.toString()));
        command.addAll(List.of(further));
        Process subject = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dumps.resolve("output.txt").toFile())
                .start();
        assertThat(subject.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(subject.exitValue())
                .as(Files.readString(dumps.resolve("output.txt")))
                .isZero();
    }
}
