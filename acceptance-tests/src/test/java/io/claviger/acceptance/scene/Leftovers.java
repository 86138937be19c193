package io.claviger.acceptance.scene;

import io.claviger.key.KeyVault;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.ManualTime;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * What is left when a request is over.
 *
 * @param answers how many answers the services are still giving, or withholding
 * @param timers how many timers wait
 * @param keySessions how many key rings are open
 * @param threads threads of the library that were not there before, but for the selector of the shared connections
 */
public record Leftovers(int answers, int timers, int keySessions, Set<String> threads) {
    /** {@return how it should be} */
    public static Leftovers none() {
        return new Leftovers(0, 0, 0, Set.of());
    }

    static Leftovers of(FakeProviderServer server, ManualTime time, KeyVault vault, Set<Thread> before) {
        // A service notices a closed connection when its operating system does, which takes a moment.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (server.answering() > 0 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(200_000);
        }
        return new Leftovers(server.answering(), time.timers(), vault.openRings(), threads(before));
    }

    private static Set<String> threads(Set<Thread> before) {
        return Threads.live().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("claviger-") || name.startsWith("HttpClient-"))
                .filter(name -> !name.endsWith("-SelectorManager"))
                .collect(Collectors.toSet());
    }
}
