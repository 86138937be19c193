package io.claviger.benchmarks;

import io.claviger.limit.SlidingWindowRateLimiter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a decision of the rate limiter costs when 100,000 users are active, beside a plain map of queues of times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class LimiterBenchmark {
    static final int USERS = 100_000;

    private final String[] users = new String[USERS];
    private final SlidingWindowRateLimiter limiter =
            SlidingWindowRateLimiter.builder().build();
    private final PlainLimiter plain = new PlainLimiter();

    /** Lets every user come by once. */
    @Setup
    public void fill() {
        for (int i = 0; i < USERS; i++) {
            users[i] = "user-" + i;
            limiter.tryAcquire(users[i]);
            plain.tryAcquire(users[i]);
        }
    }

    /** {@return whether one of the users may} */
    @Benchmark
    public boolean sliding() {
        return limiter.tryAcquire(anybody()).allowed();
    }

    /** {@return whether one of the users may} */
    @Benchmark
    public boolean plainMap() {
        return plain.tryAcquire(anybody());
    }

    private String anybody() {
        return users[ThreadLocalRandom.current().nextInt(USERS)];
    }

    /** The same window as one writes it by hand; it never forgets a user. */
    static final class PlainLimiter {
        private static final long WINDOW = 60_000_000_000L;

        private final Map<String, Deque<Long>> times = new ConcurrentHashMap<>();

        boolean tryAcquire(String user) {
            Deque<Long> own = times.computeIfAbsent(user, unseen -> new ArrayDeque<>());
            long now = System.nanoTime();
            synchronized (own) {
                while (!own.isEmpty() && now - own.peekFirst() >= WINDOW) {
                    own.removeFirst();
                }
                return own.size() < SlidingWindowRateLimiter.DEFAULT_LIMIT && own.add(now);
            }
        }
    }
}
