package io.claviger.provider.http;

import static io.claviger.provider.http.Bytes.CLOSED;
import static io.claviger.provider.http.Bytes.DONE;
import static io.claviger.provider.http.Bytes.FINISH;
import static io.claviger.provider.http.Bytes.HI;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.provider.Outcome;
import io.claviger.provider.ProviderCall;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who closes a connection, and when. */
class HttpCancelTest {
    @Test
    void cancelBeforeTheHeadersClosesTheConnection() throws Exception {
        try (LoopbackServer server = LoopbackServer.holding("")) {
            ProviderCall call = PolledCall.stream(server.url()).call;
            server.takeRequest();

            call.cancel();

            server.awaitHangUp();
        }
    }

    @Test
    void cancelAtTheMomentOfTheFirstBytesClosesTheConnection() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<ProviderCall> call = new AtomicReference<>();
        try (LoopbackServer server = new LoopbackServer(socket -> {
            started.await();
            LoopbackServer.send(socket, CLOSED + HI);
            socket.getInputStream().read();
        })) {
            call.set(PolledCall.start(
                            new TestDialect(server.url()),
                            PolledCall.TRANSPORT,
                            true,
                            TimeSource.system(),
                            () -> call.get().cancel())
                    .call);
            started.countDown();

            server.awaitHangUp();
        }
    }

    @Test
    void cancelInMidBodyClosesTheConnectionFromAnyThread() throws Exception {
        try (LoopbackServer server = LoopbackServer.holding(CLOSED + HI)) {
            ProviderCall call = PolledCall.stream(server.url()).awaitText("Hi").call;

            Thread other = new Thread(call::cancel);
            other.start();
            other.join();
            call.cancel();

            server.awaitHangUp();
        }
    }

    @Test
    void expiryBeforeTheFinishReasonIsATimeoutAndClosesTheConnection() throws Exception {
        try (LoopbackServer server = LoopbackServer.holding(CLOSED + HI)) {
            ProviderCall call = PolledCall.stream(server.url()).awaitText("Hi").call;

            assertThat(call.expire()).isEqualTo(new Outcome.Failed(200, null, FailureKind.TIMEOUT, null, false));
            assertThat(call.expire()).isSameAs(call.outcome());
            server.awaitHangUp();
        }
    }

    @Test
    void providerThatNeverEndsItsStreamIsHungUpOnAfterAGrace() throws Exception {
        HeldTime time = new HeldTime();
        try (LoopbackServer server = LoopbackServer.holding(CLOSED + HI + FINISH)) {
            PolledCall call =
                    PolledCall.start(new TestDialect(server.url()), PolledCall.TRANSPORT, true, time, () -> {});
            call.awaitText("Hi");
            time.awaitTask(Duration.ofSeconds(1)).run();

            assertThat(call.await()).isInstanceOf(Outcome.Completed.class);
            server.awaitHangUp();
        }
    }

    @Test
    void providerThatHoldsTheConnectionAfterItsLastWordIsHungUpOnAfterAGrace() throws Exception {
        HeldTime time = new HeldTime();
        try (LoopbackServer server = LoopbackServer.holding(CLOSED + HI + FINISH + DONE)) {
            PolledCall call =
                    PolledCall.start(new TestDialect(server.url()), PolledCall.TRANSPORT, true, time, () -> {});

            assertThat(call.await()).isInstanceOf(Outcome.Completed.class);
            time.awaitTask(Duration.ofSeconds(1)).run();
            server.awaitHangUp();
        }
    }

    /** Keeps timers until the test runs them. */
    private static final class HeldTime implements TimeSource {
        private record Task(Duration delay, Runnable action) {}

        private final List<Task> tasks = new CopyOnWriteArrayList<>();

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            Task held = new Task(delay, task);
            tasks.add(held);
            return () -> tasks.remove(held);
        }

        Runnable awaitTask(Duration delay) {
            assertThat(tasks).hasSize(1);
            assertThat(tasks.get(0).delay()).isEqualTo(delay);
            return tasks.get(0).action();
        }
    }
}
