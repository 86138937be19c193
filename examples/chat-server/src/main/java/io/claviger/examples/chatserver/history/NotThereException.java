package io.claviger.examples.chatserver.history;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The conversation or message does not exist, or belongs to somebody else: nobody is told which. */
public final class NotThereException extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    /** Makes the one answer there is. */
    public NotThereException() {
        super(HttpStatus.NOT_FOUND);
    }
}
