package io.claviger.provider.http;

import io.claviger.chat.FailureKind;
import io.claviger.provider.CallContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One whole document: an answer that is not streamed, or an error with status 200. */
final class DocumentBody extends BodyReader {
    /** A long answer with images inside stays below this; a body above it is a fault. */
    static final int MAX_BYTES = 16 << 20;

    private final ByteCollector document = new ByteCollector(MAX_BYTES, AnnouncedLength.of(headers));

    DocumentBody(HttpResponse.ResponseInfo head, Dialect dialect, CallContext context) {
        super(head, dialect, context);
    }

    @Override
    void feed(ByteBuffer bytes, ReplyBuffer reply) {
        if (outcome() == null && !document.add(bytes)) {
            fail(FailureKind.MALFORMED_RESPONSE);
        }
    }

    @Override
    void end(@Nullable Throwable failure, ReplyBuffer reply) {
        if (outcome() != null) {
            return;
        }
        if (failure != null) {
            fail(NetworkFailures.classify(failure));
            return;
        }
        try {
            boolean error = read(dialect.reader(false), reply, document.bytes(), 0, document.length());
            if (!error && reply.isFinished() && !reply.isTooLong()) {
                finish(reply);
            } else if (!error) {
                fail(FailureKind.MALFORMED_RESPONSE);
            }
        } catch (IOException e) {
            fail(FailureKind.MALFORMED_RESPONSE);
        }
    }
}
