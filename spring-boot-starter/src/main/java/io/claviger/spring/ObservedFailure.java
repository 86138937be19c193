package io.claviger.spring;

/**
 * Tells an observation that it failed, in one word. Never thrown. The chain's own exceptions are not for traces: they name
 * models, which may be anything that a user typed.
 */
final class ObservedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ObservedFailure(String errorType) {
        super(errorType, null, false, false);
    }
}
