package io.claviger.check;

/** The numbers that incoming requests are held to. The keys' own numbers are in {@link io.claviger.key}. */
public final class Limits {
    /** The most characters of a message, counted as code points (seed 000, "Input Validation"). */
    public static final int MESSAGE_CHARACTERS = 10_000;

    /** The most characters of a course id (seed 000, "Input Validation"). */
    public static final int COURSE_ID_CHARACTERS = 100;

    /** The most bytes of a request's body (seed 000, "Request Size Limit Middleware": 1 MB). */
    public static final int BODY_BYTES = 1024 * 1024;

    private Limits() {}
}
