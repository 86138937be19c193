package io.claviger.examples.chatserver.edge;

import io.claviger.provider.TimeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1, which can also be asked whether a client has gone, and waits for the head of a request for so long in
 * all. Tomcat's own timeout begins anew with each byte: one a few seconds would keep a connection for hours.
 *
 * <p>Tomcat itself notices that when it writes or reads next: measured with 11.0.22, an {@code AsyncListener} hears
 * nothing of it for as long as the request waits. So this looks whether the connection has ended, by reading without
 * waiting; what a client sent ahead (HTTP pipelining) goes back to where it was.
 */
public final class WatchedHttp11Protocol extends Http11NioProtocol {
    /** Tomcat leaves the notes from 17 upwards to others. */
    static final int NOTE = 31;

    /** As long as a body may take. */
    private static final Duration HEAD = Duration.ofSeconds(20);

    private TimeSource time = TimeSource.system();

    /** Made by Tomcat. */
    public WatchedHttp11Protocol() {
        // A body full of keys is not invited before the filters have let its request through.
        setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
    }

    /** Set before the server starts. */
    void setTime(TimeSource clock) {
        time = clock;
    }

    @Override
    protected Processor createProcessor() {
        return new WatchedProcessor(this, getAdapter(), time);
    }

    /** Handles one connection at a time; a request is handled by one thread, and that one asks. */
    private static final class WatchedProcessor extends Http11Processor implements ClientWatch.Connection {
        private final TimeSource time;
        private @Nullable SocketWrapperBase<?> waitsFor;
        private long since;

        WatchedProcessor(WatchedHttp11Protocol protocol, Adapter adapter, TimeSource time) {
            super(protocol, adapter);
            this.time = time;
            request.setNote(NOTE, this);
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // one connection or another, whatever they are equal to
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            SocketState state = super.service(socket);
            if (state != SocketState.LONG || isAsync()) {
                waitsFor = null;
                return state;
            }
            // The head has not come to its end.
            if (waitsFor != socket) {
                waitsFor = socket;
                since = time.nanoTime();
            }
            return time.nanoTime() - since < HEAD.toNanos() ? state : SocketState.CLOSED;
        }

        @Override
        public void readNoMore() {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }

        @Override
        public boolean hasEnded() {
            SocketWrapperBase<?> socket = getSocketWrapper();
            if (socket == null) {
                return true;
            }
            ByteBuffer ahead = ByteBuffer.allocate(1);
            try {
                int read = socket.read(false, ahead);
                if (read > 0) {
                    ahead.flip();
                    socket.unRead(ahead);
                }
                return read < 0;
            } catch (IOException e) {
                return true;
            }
        }
    }
}
