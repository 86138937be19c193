package io.claviger.examples.chatserver.wire;

/** A request that is refused for a reason of its own: the status and the body to answer with. Holds no foreign text. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ErrorBody body;

    /**
     * Refuses.
     *
     * @param status the HTTP status, 400 or above
     * @param body what is told
     */
    public RefusedException(int status, ErrorBody body) {
        super(body.code());
        this.status = status;
        this.body = body;
    }

    /** {@return the refusal of what is not there, or belongs to somebody else} */
    public static RefusedException notFound() {
        return new RefusedException(
                404, ErrorBody.of("Not Found", "The server does not answer this request: not found.", "NOT_FOUND"));
    }

    /** {@return the refusal of who is not signed in any more} */
    public static RefusedException sessionEnded() {
        return new RefusedException(
                401, ErrorBody.of("Not signed in", "The session has ended. Please sign in.", "SESSION_ENDED"));
    }

    /** {@return the refusal of a path, a header or a parameter that stands for another, or for none} */
    public static RefusedException notPlain() {
        return new RefusedException(
                400,
                ErrorBody.of(
                        "Bad request",
                        "A plain path is wanted, such as /api/conversations, without semicolons, backslashes, double or"
                                + " encoded slashes, dots as a folder, and control characters; the last are not wanted in"
                                + " headers and parameters either.",
                        "NOT_PLAIN"));
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return what is told} */
    public ErrorBody body() {
        return body;
    }
}
