package io.claviger.provider.http;

import io.claviger.chat.FailureKind;
import io.claviger.provider.CallContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A stream of events. Complete only after its finish reason: a bare end of the bytes is a cut. */
final class StreamBody extends BodyReader {
    /** Each piece of an answer comes in some hundred bytes of wrapping, and 128,000 tokens are the most of 2026. */
    static final long MAX_BYTES = 256L << 20;

    private final Framing.Framer framer;
    private final ReplyReader reader;
    private long bytesSeen;
    private int toleratedEvents;
    private boolean sawMalformedEvent;

    StreamBody(HttpResponse.ResponseInfo head, Dialect dialect, CallContext context) {
        super(head, dialect, context);
        this.framer = dialect.framing().framer();
        this.reader = dialect.reader(true);
        this.toleratedEvents = context.skipMalformedEvent() ? 1 : 0;
    }

    @Override
    void feed(ByteBuffer bytes, ReplyBuffer reply) {
        if (outcome() != null) {
            return;
        }
        bytesSeen += bytes.remaining();
        if (bytesSeen > MAX_BYTES) {
            malformed(reply);
            return;
        }
        try {
            framer.feed(bytes, (buffer, offset, length) -> event(buffer, offset, length, reply));
        } catch (MalformedReplyException e) {
            malformed(reply);
        }
    }

    @Override
    void end(@Nullable Throwable failure, ReplyBuffer reply) {
        if (outcome() == null && failure == null) {
            try {
                framer.end((buffer, offset, length) -> event(buffer, offset, length, reply));
            } catch (MalformedReplyException e) {
                malformed(reply);
            }
        }
        if (outcome() != null) {
            return;
        }
        if (reply.isFinished()) {
            finish(reply);
        } else if (failure == null) {
            fail(sawMalformedEvent ? FailureKind.MALFORMED_RESPONSE : FailureKind.NETWORK_ERROR);
        } else {
            fail(NetworkFailures.classify(failure));
        }
    }

    private void event(byte[] buffer, int offset, int length, ReplyBuffer reply) throws MalformedReplyException {
        if (outcome() != null || length == 0) {
            return;
        }
        try {
            if (read(reader, reply, buffer, offset, length)) {
                return;
            }
        } catch (IOException e) {
            sawMalformedEvent = true;
            if (toleratedEvents-- <= 0) {
                throw new MalformedReplyException("At most one event of a stream may be unreadable.");
            }
        }
        if (reply.isTooLong()) {
            fail(FailureKind.MALFORMED_RESPONSE);
        } else if (reply.isEnded()) {
            terminated(reply);
        }
    }

    private void terminated(ReplyBuffer reply) {
        if (reply.isFinished()) {
            finish(reply);
        } else {
            fail(FailureKind.MALFORMED_RESPONSE);
        }
    }

    private void malformed(ReplyBuffer reply) {
        if (outcome() != null) {
            return;
        }
        if (reply.isFinished()) {
            finish(reply);
        } else {
            fail(FailureKind.MALFORMED_RESPONSE);
        }
    }
}
