package io.claviger.chat;

import java.util.List;
import java.util.stream.Collectors;

/** Nobody could be called: no key was given, or every given key is known to be unusable in this session. */
public final class NoUsableKeyException extends ChatException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> reasons;

    /**
     * Reports why each provider was passed over.
     *
     * @param reasons one for each provider or key that was passed over
     */
    public NoUsableKeyException(List<Problem> reasons) {
        super("No provider could be called. "
                + reasons.stream().map(Problem::message).collect(Collectors.joining(" ")));
        this.reasons = List.copyOf(reasons);
    }

    /** {@return why each provider or key was passed over} */
    public List<Problem> reasons() {
        return reasons;
    }
}
