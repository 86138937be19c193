package io.claviger.benchmarks;

/** What a worker does in one round, and how much of it. */
enum Load {
    /** One caller, one call after the other. */
    CALL("/call", 1500, 1, 12),
    /** The same with 64 callers at once. */
    CALLERS("/call", 4000, 64, 8),
    /** Calls with a key that the provider refuses before the one that works. */
    REFUSED_KEY("/call", 1500, 1, 3),
    /** The library alone: a ring that stays open. */
    SESSION("/call", 1500, 1, 1),
    /** The library alone: a ring that stays open, nine of its ten keys limited. */
    LIMITED_KEYS("/call", 1500, 1, 1),
    /** Streams of 1,000 pieces, sent as fast as they are taken. */
    BURST("/burst-1000", 60, 1, 8),
    /** Streams of 1,000 pieces with a write for each, eight streams at once. */
    PIECES("/paced-1000-0", 48, 8, 4),
    /** Streams whose second piece comes 5 ms after the first. */
    FIRST_TEXT("/paced-2-5", 40, 1, 1),
    /** 2,000 streams at once, a piece every half second in each. */
    SLOW("/paced-20-500", 2000, 0, 0);

    final String path;
    final int amount;
    final int callers;
    final int warmUps;

    Load(String path, int amount, int callers, int warmUps) {
        this.path = path;
        this.amount = amount;
        this.callers = callers;
        this.warmUps = warmUps;
    }
}
