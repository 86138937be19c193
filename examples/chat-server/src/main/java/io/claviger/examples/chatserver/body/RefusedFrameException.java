package io.claviger.examples.chatserver.body;

import io.claviger.chat.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** A frame is not what is wanted. */
public final class RefusedFrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient InvalidRequestException why;
    private final @Nullable String id;

    RefusedFrameException(InvalidRequestException why, @Nullable String id) {
        super("A frame is not what is wanted.");
        this.why = why;
        this.id = id;
    }

    /** {@return what is wrong; no value of the frame is repeated} */
    public InvalidRequestException why() {
        return why;
    }

    /** {@return the frame's own id, null when it has none or was not read that far} */
    public @Nullable String id() {
        return id;
    }
}
