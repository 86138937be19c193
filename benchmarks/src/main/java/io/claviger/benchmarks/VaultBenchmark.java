package io.claviger.benchmarks;

import io.claviger.chat.ProviderId;
import io.claviger.key.KeyRing;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What custody of one key costs in one request. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 7, time = 1)
@Measurement(iterations = 3, time = 1)
public class VaultBenchmark {
    private static final ProviderId PROVIDER = ProviderId.of("bench");

    private final char[] typed = Contestant.KEY.toCharArray();

    /** {@return something of the key, so that nothing is left out} A ring is opened, its key lent once, and wiped. */
    @Benchmark
    public int openUseClose() {
        try (KeyRing keys = KeyRing.of(PROVIDER.value(), typed.clone())) {
            return keys.keys(PROVIDER).get(0).lend(chars -> chars.length);
        }
    }
}
