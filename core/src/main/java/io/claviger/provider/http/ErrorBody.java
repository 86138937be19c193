package io.claviger.provider.http;

import io.claviger.provider.CallContext;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The body of an error status: read for its code and its hints, then dropped. */
final class ErrorBody extends BodyReader {
    /** Errors are a few hundred bytes; a longer body is a web page and its rest says nothing. */
    private static final int MAX_BYTES = 64 << 10;

    private final ByteCollector document = new ByteCollector(MAX_BYTES, AnnouncedLength.of(headers));

    ErrorBody(HttpResponse.ResponseInfo head, Dialect dialect, CallContext context) {
        super(head, dialect, context);
    }

    @Override
    void feed(ByteBuffer bytes, ReplyBuffer reply) {
        if (outcome() == null && !document.add(bytes)) {
            classify();
        }
    }

    @Override
    void end(@Nullable Throwable failure, ReplyBuffer reply) {
        if (outcome() == null) {
            classify();
        }
    }

    private void classify() {
        fail(ErrorFacts.of(status, headers, document.bytes(), 0, document.length()));
    }
}
