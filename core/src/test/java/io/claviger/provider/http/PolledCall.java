package io.claviger.provider.http;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.key.KeyRing;
import io.claviger.provider.CallContext;
import io.claviger.provider.Outcome;
import io.claviger.provider.ProviderCall;
import io.claviger.provider.TimeSource;
import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One call of a {@link TestDialect}, polled by hand. */
final class PolledCall {
    static final String KEY = "test-key-0123456789abcdef";
    static final HttpTransport TRANSPORT = HttpTransport.builder().build();

    final ProviderCall call;
    final StringBuilder text = new StringBuilder();
    private final Semaphore bell = new Semaphore(0);

    private PolledCall(Dialect dialect, HttpTransport transport, boolean streaming, TimeSource time, Runnable ready) {
        CallContext context = new CallContext("m1", streaming, time, true, () -> {
            ready.run();
            bell.release();
        });
        try (KeyRing keys = KeyRing.of("test", KEY.toCharArray())) {
            call = HttpProvider.of(dialect, transport)
                    .start(ChatRequest.of("{}"), keys.keys(dialect.id()).get(0), context);
        }
    }

    static PolledCall stream(URI url) {
        return start(new TestDialect(url), TRANSPORT, true);
    }

    static PolledCall whole(URI url) {
        return start(new TestDialect(url), TRANSPORT, false);
    }

    static PolledCall start(Dialect dialect, HttpTransport transport, boolean streaming) {
        return start(dialect, transport, streaming, TimeSource.system(), () -> {});
    }

    static PolledCall start(
            Dialect dialect, HttpTransport transport, boolean streaming, TimeSource time, Runnable ready) {
        return new PolledCall(dialect, transport, streaming, time, ready);
    }

    /** Polls until the call has ended. */
    Outcome await() {
        while (true) {
            drain();
            Outcome outcome = call.outcome();
            if (outcome != null) {
                return outcome;
            }
            awaitBell();
        }
    }

    /** Polls until this much text has come. */
    PolledCall awaitText(String wanted) {
        for (drain(); !text.toString().equals(wanted); drain()) {
            if (call.outcome() != null) {
                throw new AssertionError("The call ended with " + call.outcome() + " after: " + text);
            }
            awaitBell();
        }
        return this;
    }

    FailureKind failure() {
        return ((Outcome.Failed) await()).kind();
    }

    private void drain() {
        for (ChatEvent.Delta delta = call.poll(); delta != null; delta = call.poll()) {
            text.append(((ChatEvent.TextDelta) delta).text());
        }
    }

    private void awaitBell() {
        try {
            if (!bell.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new AssertionError("Nothing happened for 20 seconds: " + call);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
