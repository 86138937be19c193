package io.claviger.chat;

import java.util.List;

/** A provider refused the request itself, and every other would do the same: the chain was not walked further. */
public final class ChainStoppedException extends FailedAttemptsException {
    private static final long serialVersionUID = 1L;

    /**
     * Reports the trail; the last attempt says why.
     *
     * @param attempts every attempt in order, at least one
     */
    public ChainStoppedException(List<Attempt> attempts) {
        super("The request was refused and no other provider was asked.", attempts);
    }

    @Override
    public String userMessage() {
        return kind().userMessage();
    }
}
