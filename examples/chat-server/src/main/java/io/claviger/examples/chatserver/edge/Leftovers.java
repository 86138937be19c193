package io.claviger.examples.chatserver.edge;

import io.claviger.provider.TimeSource;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Ends requests whose answer is given before their body has come. Tomcat would read on, to use the connection again, and
 * keep a thread on each, however slowly it comes: some hundred connections that anybody opens would be all threads there
 * are. Here a few are waited for, and not for long, so that their clients see the answer; the others are closed.
 */
final class Leftovers extends ValveBase {
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 2 << 20; // as Tomcat's maxSwallowSize

    private final Semaphore waiting = new Semaphore(AT_ONCE);
    private final TimeSource time;

    Leftovers(TimeSource time) {
        super(true);
        this.time = time;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !ClientWatch.isGivenUp(request) && isLeft(request)) {
            response.finishResponse();
            end(request);
        }
    }

    private static boolean isLeft(Request request) {
        org.apache.coyote.Request raw = request.getCoyoteRequest();
        boolean hasBody = raw.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        AtomicBoolean isRead = new AtomicBoolean();
        raw.action(ActionCode.REQUEST_BODY_FULLY_READ, isRead);
        return hasBody && !isRead.get();
    }

    private void end(Request request) {
        // Who asked whether to send a body was told no.
        if (request.getHeader("Expect") == null && waiting.tryAcquire()) {
            try {
                read(request);
            } finally {
                waiting.release();
            }
        }
        if (isLeft(request)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private void read(Request request) {
        long start = time.nanoTime();
        // The servlet's stream was closed with the answer.
        Nowhere nowhere = new Nowhere();
        try {
            int length = 0;
            int read = 0;
            while (read >= 0 && length < MOST_BYTES && time.nanoTime() - start < PATIENCE.toNanos()) {
                read = request.getCoyoteRequest().doRead(nowhere);
                length += Math.max(0, read);
            }
        } catch (IOException e) {
            // Nobody sends any more: there is nothing to wait for.
        }
    }

    /** Takes what was read. */
    private static final class Nowhere implements ApplicationBufferHandler {
        private ByteBuffer piece = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            piece = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return piece;
        }

        @Override
        public void expand(int size) {
            // Tomcat's own buffer is given.
        }
    }
}
