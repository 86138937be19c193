package io.claviger.provider.http;

import io.claviger.provider.TimeSource;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request's body that tells whether the connection was made in time: {@code java.net.http} asks for a body only once it
 * is connected, TLS included.
 */
final class WatchedBody implements HttpRequest.BodyPublisher {
    private final HttpRequest.BodyPublisher body;
    private final TimeSource.Timer timer;
    private final AtomicBoolean settled = new AtomicBoolean();

    WatchedBody(byte[] body, TimeSource time, Duration limit, Runnable late) {
        this.body = HttpRequest.BodyPublishers.ofByteArray(body);
        this.timer = time.schedule(limit, () -> {
            if (settled.compareAndSet(false, true)) {
                late.run();
            }
        });
    }

    /** Stops watching; whoever comes first wins, so that a connection that was made is not called late. */
    void release() {
        settled.set(true);
        timer.cancel();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        release();
        body.subscribe(subscriber);
    }
}
