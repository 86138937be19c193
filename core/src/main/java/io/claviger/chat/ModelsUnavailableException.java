package io.claviger.chat;

/**
 * A provider did not list its models. {@code join} of the future throws it wrapped in a
 * {@link java.util.concurrent.CompletionException}, {@code get} in an {@link java.util.concurrent.ExecutionException}.
 */
public final class ModelsUnavailableException extends ChatException {
    private static final long serialVersionUID = 1L;

    private final transient ProviderId provider;
    private final FailureKind kind;
    private final int status;

    /**
     * Reports why.
     *
     * @param provider who was asked
     * @param kind why it failed
     * @param status the HTTP status, 0 when none arrived
     */
    public ModelsUnavailableException(ProviderId provider, FailureKind kind, int status) {
        super("The models of " + provider + " cannot be listed: " + kind + (status > 0 ? ", status " + status : "")
                + ".");
        this.provider = provider;
        this.kind = kind;
        this.status = status;
    }

    /** {@return who was asked} */
    public ProviderId provider() {
        return provider;
    }

    /** {@return why it failed; {@code INVALID_REQUEST} without a status when the provider has no list} */
    public FailureKind kind() {
        return kind;
    }

    /** {@return the HTTP status, 0 when none arrived} */
    public int status() {
        return status;
    }
}
