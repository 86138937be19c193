package io.claviger.benchmarks;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The process of one contestant: runs a round for every line it reads, and writes a line with what it took. */
final class Worker {
    private static final int MOST_CALLERS = 64;

    private final Contestant contestant;
    // Kept, since the bytes that an ended thread has allocated are not told.
    private final ExecutorService callers = Executors.newFixedThreadPool(MOST_CALLERS, Threads::daemon);

    private final long heapAtStart;
    private final long residentAtStart;
    private final int threadsAtStart;

    private Worker(Contestant contestant) {
        this.contestant = contestant;
        contestant.call();
        heapAtStart = Meter.heap();
        residentAtStart = Meter.resident();
        threadsAtStart = Meter.threads();
    }

    static void run(String name, int port, BufferedReader in, PrintStream out) throws Exception {
        Contestant contestant = name.equals("plain") ? new PlainClient(port) : new ClavigerClient(port);
        Worker worker = new Worker(contestant);
        out.println(Runtime.version().feature());
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(worker.round(Load.valueOf(line)).line());
        }
        worker.callers.shutdownNow();
    }

    private Round round(Load load) throws Exception {
        return switch (load) {
            case SLOW -> slow(load);
            case FIRST_TEXT -> firstText(load);
            default -> repeat(load, action(load));
        };
    }

    private Runnable action(Load load) {
        return switch (load) {
            case REFUSED_KEY -> contestant::callPastRefusedKey;
            case SESSION -> ((ClavigerClient) contestant)::callInSession;
            case LIMITED_KEYS -> ((ClavigerClient) contestant)::callPastLimitedKeys;
            case BURST, PIECES ->
                () -> Contestant.check(contestant.stream(load.path, () -> {}) == 1000 * Answers.PIECE.length());
            default -> contestant::call;
        };
    }

    private Round repeat(Load load, Runnable action) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(load.amount);
        AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(load.callers);
        long cpu = Meter.cpu();
        long allocated = Meter.allocated();
        long wall = System.nanoTime();
        for (int i = 0; i < load.callers; i++) {
            callers.execute(() -> {
                try {
                    while (left.getAndDecrement() > 0) {
                        action.run();
                    }
                } catch (RuntimeException e) {
                    failed.set(e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        wall = System.nanoTime() - wall;
        allocated = Meter.allocated() - allocated;
        cpu = Meter.cpu() - cpu;
        RuntimeException failure = failed.get();
        if (failure != null) {
            throw failure;
        }
        return new Round(wall, cpu, allocated, 0, 0, 0, 0);
    }

    private Round firstText(Load load) {
        long[] times = new long[load.amount];
        long wall = System.nanoTime();
        for (int i = 0; i < times.length; i++) {
            int index = i;
            long start = System.nanoTime();
            contestant.stream(load.path, () -> times[index] = System.nanoTime() - start);
        }
        Arrays.sort(times);
        return new Round(System.nanoTime() - wall, 0, 0, times[times.length / 2], 0, 0, 0);
    }

    private Round slow(Load load) throws InterruptedException {
        AtomicInteger characters = new AtomicInteger();
        CountDownLatch speaking = new CountDownLatch(load.amount);
        CountDownLatch done = new CountDownLatch(load.amount);
        IntConsumer end = heard -> {
            characters.addAndGet(heard);
            done.countDown();
        };
        long wall = System.nanoTime();
        for (int i = 0; i < load.amount; i++) {
            contestant.follow(load.path, speaking::countDown, end);
        }
        speaking.await();
        int threadsMore = Meter.threads() - threadsAtStart;
        long heapMore = Meter.heap() - heapAtStart;
        long residentMore = Meter.resident() - residentAtStart;
        long cpu = Meter.cpu();
        done.await();
        long cpuMore = Meter.cpu() - cpu;
        Contestant.check(characters.get() == load.amount * Load.SLOW_PIECES * Answers.PIECE.length());
        return new Round(System.nanoTime() - wall, cpuMore, 0, 0, threadsMore, heapMore, residentMore);
    }
}
