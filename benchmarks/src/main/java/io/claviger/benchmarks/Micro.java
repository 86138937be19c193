package io.claviger.benchmarks;

import io.claviger.limit.SlidingWindowRateLimiter;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints what needs no provider: the custody of a key, and the rate limiter. */
final class Micro {
    private Micro() {}

    static void print(PrintStream out) throws RunnerException {
        // A lock that an interrupted run left behind must not cost the whole report.
        System.setProperty("jmh.ignoreLock", "true");
        Map<String, Result<?>> results = new TreeMap<>();
        for (RunResult run : new Runner(new OptionsBuilder()
                        .include("VaultBenchmark|LimiterBenchmark")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            results.put(run.getPrimaryResult().getLabel(), run.getPrimaryResult());
        }
        Result<?> vault = result(results, "openUseClose");
        double sliding = result(results, "sliding").getScore();
        double plainMap = result(results, "plainMap").getScore();
        out.println("| in memory | measured | target |");
        out.println("|---|---|---|");
        out.printf(
                Locale.ROOT,
                "| a key's custody: open, use once, close | median %.1f µs, 90th percentile %.1f µs | under 20 µs |%n",
                vault.getStatistics().getPercentile(50),
                vault.getStatistics().getPercentile(90));
        out.printf(
                Locale.ROOT,
                "| decision of the sliding window, 100,000 users, to a map of queues | %.2f of its time | |%n",
                sliding / plainMap);
        out.printf(Locale.ROOT, "| memory of the same, each user seen once | %.2f of its bytes | |%n", memory());
    }

    private static Result<?> result(Map<String, Result<?>> results, String label) {
        Result<?> result = results.get(label);
        if (result == null) {
            throw new IllegalStateException("There is no result of " + label + ".");
        }
        return result;
    }

    /** {@return the bytes that the limiter holds for 100,000 users through those of the plain one} */
    private static double memory() {
        String[] users = new String[LimiterBenchmark.USERS];
        for (int i = 0; i < users.length; i++) {
            users[i] = "user-" + i;
        }
        long empty = Meter.heap();
        SlidingWindowRateLimiter limiter = SlidingWindowRateLimiter.builder().build();
        for (String user : users) {
            limiter.tryAcquire(user);
        }
        long own = Meter.heap() - empty;
        LimiterBenchmark.PlainLimiter plain = new LimiterBenchmark.PlainLimiter();
        for (String user : users) {
            plain.tryAcquire(user);
        }
        long other = Meter.heap() - empty - own;
        // Both are asked once more, so that neither was garbage when the heap was read.
        Contestant.check(limiter.tryAcquire(users[0]).allowed() && plain.tryAcquire(users[0]));
        return own / (double) other;
    }
}
