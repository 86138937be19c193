package io.claviger.provider.http;

import io.claviger.chat.FailureKind;
import io.claviger.provider.CallContext;
import io.claviger.provider.Outcome;
import io.claviger.provider.TimeSource;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the body of one response: a stream of events, one whole document, or an error. For one thread. */
abstract sealed class BodyReader permits StreamBody, DocumentBody, ErrorBody {
    final Dialect dialect;
    final int status;
    final HttpHeaders headers;
    private final TimeSource time;
    private final @Nullable String requestId;
    private @Nullable Outcome outcome;

    BodyReader(HttpResponse.ResponseInfo head, Dialect dialect, CallContext context) {
        this.dialect = dialect;
        this.status = head.statusCode();
        this.headers = head.headers();
        this.time = context.time();
        this.requestId = RequestIds.find(headers);
    }

    static BodyReader of(HttpResponse.ResponseInfo head, Dialect dialect, CallContext context) {
        if (head.statusCode() / 100 != 2) {
            return new ErrorBody(head, dialect, context);
        }
        return isDocument(head.headers(), context)
                ? new DocumentBody(head, dialect, context)
                : new StreamBody(head, dialect, context);
    }

    private static boolean isDocument(HttpHeaders headers, CallContext context) {
        if (!context.streaming()) {
            return true;
        }
        String type = headers.firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        // A service that is asked for a stream and sends one document mostly sends an error with status 200.
        boolean json = type.startsWith("application/json");
        // Neither a page nor a compressed body has events; as a stream it would look like one that was cut.
        boolean unreadable = type.startsWith("text/html")
                || !headers.firstValue("content-encoding").orElse("identity").equalsIgnoreCase("identity");
        return json || unreadable;
    }

    /** Takes more bytes; ignored once there is an outcome. */
    abstract void feed(ByteBuffer bytes, ReplyBuffer reply);

    /** Says that no more bytes come, and why when the connection broke. */
    abstract void end(@Nullable Throwable failure, ReplyBuffer reply);

    /** {@return how the call ended, null while it has not} */
    final @Nullable Outcome outcome() {
        return outcome;
    }

    final Outcome.Completed completed(ReplyBuffer reply) {
        return reply.completed(status, requestId, dialect.id());
    }

    final void finish(ReplyBuffer reply) {
        outcome = completed(reply);
    }

    final void fail(FailureKind kind) {
        outcome = new Outcome.Failed(status, requestId, kind, null, false);
    }

    final void fail(ErrorFacts facts) {
        outcome = new Outcome.Failed(
                status,
                requestId,
                dialect.failureRules().classify(facts),
                dialect.failureRules().retryAfter(facts, time::instant),
                RetryHints.isRefused(facts));
    }

    /** Reads one event and says whether it was an error. */
    final boolean read(ReplyReader reader, ReplyBuffer reply, byte[] buffer, int offset, int length)
            throws IOException {
        try {
            reader.read(buffer, offset, length, reply);
        } catch (RuntimeException e) {
            // What a reader did not expect is one provider's fault, and others can still be asked.
            throw new MalformedReplyException("An answer is what its reader expects.");
        }
        if (!reply.takeError()) {
            return false;
        }
        fail(ErrorFacts.inBand(status, headers, buffer, offset, length));
        return true;
    }
}
