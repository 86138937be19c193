package io.claviger.chat;

import java.util.List;

/** An answer was cut after some of it had been delivered. Carries what was delivered; nothing was repeated. */
public final class StreamInterruptedException extends FailedAttemptsException {
    private static final long serialVersionUID = 1L;

    private final transient String textSoFar;

    /**
     * Reports the cut.
     *
     * @param textSoFar the text that was delivered
     * @param attempts every attempt in order, the cut one last
     */
    public StreamInterruptedException(String textSoFar, List<Attempt> attempts) {
        super("The answer was cut after " + textSoFar.length() + " characters.", attempts);
        this.textSoFar = textSoFar;
    }

    /** {@return the text that was delivered before the cut} */
    public String textSoFar() {
        return textSoFar;
    }

    @Override
    public String userMessage() {
        return "The answer was interrupted. What arrived so far is shown; please try again.";
    }
}
