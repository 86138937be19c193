package io.claviger.examples.chatserver.checkup;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/** Item 9: many at once. A smoke test of the page and readiness; the benchmarks measure more. */
final class LoadCheck {
    private static final int EACH = 10;
    private static final long MILLION = 1_000_000;

    private final Probe probe;
    private final int users;
    private final LongSupplier nanoTime;

    LoadCheck(Probe probe, int users, LongSupplier nanoTime) {
        this.probe = probe;
        this.users = users;
        this.nanoTime = nanoTime;
    }

    Finding run() {
        List<Long> times = new ArrayList<>();
        int failed = 0;
        ExecutorService pool = Executors.newFixedThreadPool(users);
        try {
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < users * EACH; i++) {
                String path = i % 2 == 0 ? "/" : "/readyz";
                all.add(pool.submit(() -> once(path)));
            }
            for (Future<Long> one : all) {
                long time = one.get();
                if (time < 0) {
                    failed++;
                } else {
                    times.add(time);
                }
            }
        } catch (ExecutionException e) {
            failed++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed++;
        } finally {
            pool.shutdownNow();
        }
        Collections.sort(times);
        long slow = times.isEmpty() ? 0 : times.get((int) ((times.size() - 1) * 0.95));
        String seen = users + " at once, " + users * EACH + " calls: " + failed + " failed, 95 of 100 within " + slow
                + " ms.";
        return Finding.of(9, failed == 0, seen, seen);
    }

    private long once(String path) {
        long start = nanoTime.getAsLong();
        boolean good = probe.get(path)
                .map(HttpResponse::statusCode)
                .filter(status -> status == 200)
                .isPresent();
        return good ? (nanoTime.getAsLong() - start) / MILLION : -1;
    }
}
