package io.claviger.benchmarks;

/** What a worker does in one round, and how much of it. */
enum Load {
    /** One caller, one call after the other. */
    CALL("/call", 600, 1, 30),
    /** The same with 64 callers at once. */
    CALLERS("/call", 2000, 64, 30),
    /** Calls with a key that the provider refuses before the one that works. */
    REFUSED_KEY("/call", 600, 1, 10),
    /** The library alone: a ring that stays open. */
    SESSION("/call", 600, 1, 4),
    /** The library alone: a ring that stays open, nine of its ten keys limited. */
    LIMITED_KEYS("/call", 600, 1, 4),
    /** Streams of 1,000 pieces, sent as fast as they are taken. */
    BURST("/burst-1000", 40, 1, 20),
    /** Streams of 1,000 pieces with a write for each, eight streams at once. */
    PIECES("/paced-1000-0", 32, 8, 20),
    /** Streams whose second piece comes 5 ms after the first. */
    FIRST_TEXT("/paced-2-5", 30, 1, 10),
    /** 2,000 streams at once, a piece every half second in each. */
    SLOW("/paced-" + Load.SLOW_PIECES + "-500", 2000, 0, 0);

    /** How many pieces a slow stream has. */
    static final int SLOW_PIECES = 12;

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
