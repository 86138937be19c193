package io.claviger.chat;

import java.util.List;
import java.util.stream.Collectors;

/** Root of the failures that happened after at least one attempt; carries the trail. */
public abstract sealed class FailedAttemptsException extends ChatException
        permits AllAttemptsFailedException, ChainStoppedException, StreamInterruptedException {
    private static final long serialVersionUID = 1L;

    private final transient List<Attempt> attempts;

    FailedAttemptsException(String headline, List<Attempt> attempts) {
        super(headline + trail(attempts));
        this.attempts = List.copyOf(attempts);
    }

    /** {@return every attempt in order, at least one} */
    public List<Attempt> attempts() {
        return attempts;
    }

    /** {@return why the last attempt failed} */
    public FailureKind kind() {
        FailureKind kind = attempts.get(attempts.size() - 1).failure();
        return kind == null ? FailureKind.NETWORK_ERROR : kind;
    }

    /** {@return one or two sentences that a user may see} */
    public abstract String userMessage();

    private static String trail(List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> "\n  " + attempt.number() + ". " + attempt.describe())
                .collect(Collectors.joining());
    }
}
