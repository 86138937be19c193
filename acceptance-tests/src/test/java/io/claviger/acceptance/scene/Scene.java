package io.claviger.acceptance.scene;

import io.claviger.acceptance.Services;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ProviderId;
import io.claviger.fallback.FallbackChat;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.key.KeyHealth;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.ManualTime;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chain of fake services behind real sockets, on a hand-moved clock. Everything of the library but the selector runs on
 * the thread of the test, and the clock moves only when nothing else can: between two attempts, and while a service keeps
 * silent as its {@link Hold} says. So the times are exact, and nobody waits for them.
 */
public final class Scene implements AutoCloseable {
    /** What is asked. */
    public static final ChatRequest QUESTION = ChatRequest.of("What is a binary tree?");

    private static final HttpTransport TRANSPORT = HttpTransport.builder().build();
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final long PATIENCE_SECONDS = 30;
    private static final long SETTLING_MILLIS = 100;

    private final ManualTime time = new ManualTime();
    private final FakeProviderServer server = FakeProviderServer.start().clock(time);
    private final KeyVault vault = KeyVault.builder().build();
    private final Set<Thread> threadsBefore = Threads.live();
    private final Map<WireDialect, Hold> holds = new EnumMap<>(WireDialect.class);
    private final Map<WireDialect, Integer> arrivedBefore = new EnumMap<>(WireDialect.class);
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final List<WireDialect> chain;
    private final FallbackChat chat;
    private KeyRing keys;
    private Progress progress = new Progress();

    private Scene(FallbackPolicy policy, List<WireDialect> chain) {
        this.chain = chain;
        keys = vault.open("scene");
        chain.forEach(service -> give(service, 1));
        chat = FallbackChat.builder()
                .providers(chain.stream()
                        .map(service -> Services.provider(service, server.baseUrl(service), TRANSPORT))
                        .toList())
                .policy(policy)
                .time(time)
                .callbacks(tasks::add)
                .listener(new Relay(() -> progress))
                .build();
    }

    /** {@return a chain with the default policy and one key for each service} */
    public static Scene of(WireDialect... chain) {
        return new Scene(FallbackPolicy.DEFAULT, List.of(chain));
    }

    /** {@return a chain with a policy and one key for each service} */
    public static Scene of(FallbackPolicy policy, WireDialect... chain) {
        return new Scene(policy, List.of(chain));
    }

    /** {@return the services} */
    public FakeProviderServer server() {
        return server;
    }

    /** {@return the clock} */
    public ManualTime time() {
        return time;
    }

    /** Says how far a service goes before it keeps silent. */
    public void hold(WireDialect service, Hold hold) {
        holds.put(service, hold);
    }

    /** Gives the session more keys of a service. */
    public void give(WireDialect service, int count) {
        String name = service.provider().value();
        keys.and(
                name,
                Stream.generate(() -> KeyLeakExtension.markedKey(name).toCharArray())
                        .limit(count)
                        .toArray(char[][]::new));
    }

    /** Ends the session and begins another with one new key for each service. */
    public void nextUser() {
        nextUser(chain);
    }

    /** Ends the session and begins another with one new key for each of some services. */
    public void nextUser(List<WireDialect> services) {
        keys.close();
        keys = vault.open("scene");
        services.forEach(service -> give(service, 1));
    }

    /** {@return the session of the present user} */
    public KeyRing keys() {
        return keys;
    }

    /** {@return what the session has learnt about the first key of a service} */
    public KeyHealth health(WireDialect service) {
        return keys.keys(service.provider()).get(0).health();
    }

    /** {@return the model that a service is asked for} */
    public String model(WireDialect service) {
        return Services.provider(service, server.baseUrl(service), TRANSPORT).defaultModel();
    }

    /** Asks and sees what comes. */
    public Seen ask(Mode mode) {
        return ask(QUESTION, mode);
    }

    /** Asks and sees what comes. */
    public Seen ask(ChatRequest request, Mode mode) {
        progress = new Progress();
        chain.forEach(
                service -> arrivedBefore.put(service, server.requests(service).size()));
        int before = server.requests().size();
        long began = time.nanoTime();
        if (mode == Mode.STREAMED) {
            chat.publish(request, keys).subscribe(progress);
        } else {
            Progress mine = progress;
            chat.sendAsync(request, keys).whenComplete(mine::ended);
        }
        runToTheEnd();
        Duration took = Duration.ofNanos(time.nanoTime() - began);
        List<Seen.Call> calls = server.requests().stream()
                .skip(before)
                .map(arrived -> call(arrived, began))
                .toList();
        return new Seen(calls, progress.events(), progress.response(), progress.failure(), took);
    }

    /** {@return what a request leaves behind when the second has passed in which a connection may be ended well} */
    public Leftovers leftovers() {
        time.advance(GRACE);
        keys.close();
        return Leftovers.of(server, time, vault, threadsBefore);
    }

    @Override
    public void close() {
        keys.close();
        vault.close();
        server.close();
    }

    private void runToTheEnd() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!progress.isOver()) {
            Runnable task = next(isTimesTurn() ? 0 : 1);
            if (task != null) {
                task.run();
            } else if (isTimesTurn()) {
                moveOn();
            } else if (System.nanoTime() - end > 0) {
                throw new AssertionError(
                        "Nothing happened for " + PATIENCE_SECONDS + " seconds; " + time + ", " + progress.events());
            }
        }
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private @Nullable Runnable next(long millis) {
        try {
            return tasks.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while a request ran.");
        }
    }

    private boolean isTimesTurn() {
        Hold hold = hold();
        return progress.isPausing() || (hold != null && hold.isReached(progress.text(), time.timers()));
    }

    /** The hold of the service that is being called, once its request has arrived. */
    private @Nullable Hold hold() {
        ProviderId running = progress.running();
        for (Map.Entry<WireDialect, Hold> each : holds.entrySet()) {
            if (each.getKey().provider().equals(running)) {
                int arrived = server.requests(each.getKey()).size() - arrivedBefore.getOrDefault(each.getKey(), 0);
                return arrived >= progress.started(running) ? each.getValue() : null;
            }
        }
        return null;
    }

    private void moveOn() {
        Hold hold = hold();
        if (hold != null && hold.lateBy() != null) {
            holds.values().remove(hold);
            time.advance(hold.lateBy());
            server.proceedAlways();
            return;
        }
        Runnable straggler = hold != null && hold.settling() ? next(SETTLING_MILLIS) : null;
        if (straggler != null) {
            straggler.run();
        } else {
            time.advanceToNext();
        }
    }

    private static Seen.Call call(RecordedRequest request, long began) {
        for (WireDialect service : WireDialect.values()) {
            if (request.path().startsWith(service.path() + "/")) {
                Duration at = Duration.between(ManualTime.START, request.at()).minusNanos(began);
                return new Seen.Call(service, at);
            }
        }
        throw new AssertionError("A call went nowhere: " + request);
    }
}
