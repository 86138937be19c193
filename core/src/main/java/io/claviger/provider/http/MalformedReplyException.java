package io.claviger.provider.http;

import java.io.IOException;

/**
 * An answer that is not what the service's documentation describes. Internal to a call: it becomes a
 * {@code MALFORMED_RESPONSE}. Carries no text of the answer and no cause that might.
 */
public final class MalformedReplyException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what was expected.
     *
     * @param expectation what was wanted, in words of this library
     */
    public MalformedReplyException(String expectation) {
        super(expectation);
    }
}
