package io.claviger.acceptance.faults;

/** What the caller gets. */
enum Result {
    FIRST("the first's answer"),
    FALLBACK("the fallback's answer"),
    INTERRUPTED("the text so far, then `StreamInterruptedException`"),
    STOPPED("`ChainStoppedException`"),
    ALL_FAILED("`AllAttemptsFailedException`");

    final String words;

    Result(String words) {
        this.words = words;
    }
}
