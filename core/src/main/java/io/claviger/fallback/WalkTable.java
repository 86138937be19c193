package io.claviger.fallback;

import io.claviger.chat.FailureKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the chain does after each kind of failure. One line a kind; {@link Walk} asks nothing else.
 */
final class WalkTable {
    /** Who is to blame, and so what is remembered. */
    enum Blame {
        /** The key is dead for its session. */
        KEY,
        /** The key is benched until the stated reset, else for its session. */
        KEY_UNTIL_RESET,
        /** The key is benched until the provider wants it back. */
        KEY_UNTIL_RETRY,
        /** The key has one failure more; the provider's outage breaker counts one. */
        PROVIDER,
        /** The key has one failure more. */
        ANSWER,
        /** This model at this provider. */
        MODEL,
        /** Nobody. */
        NOBODY
    }

    /**
     * One line of the table.
     *
     * @param sameKey whether the same key may be tried once more
     * @param nextKey whether another key of the provider may help
     * @param nextProvider whether another provider may help; if not, the chain stops
     * @param blame what is remembered
     */
    record Line(boolean sameKey, boolean nextKey, boolean nextProvider, Blame blame) {}

    private static final Map<FailureKind, Line> LINES = new EnumMap<>(Map.ofEntries(
            line(FailureKind.INVALID_KEY, false, true, true, Blame.KEY),
            line(FailureKind.QUOTA_EXCEEDED, false, true, true, Blame.KEY_UNTIL_RESET),
            line(FailureKind.RATE_LIMIT, true, true, true, Blame.KEY_UNTIL_RETRY),
            line(FailureKind.TIMEOUT, true, false, true, Blame.PROVIDER),
            line(FailureKind.NETWORK_ERROR, true, false, true, Blame.PROVIDER),
            line(FailureKind.PROVIDER_UNAVAILABLE, true, false, true, Blame.PROVIDER),
            line(FailureKind.MALFORMED_RESPONSE, true, false, true, Blame.ANSWER),
            line(FailureKind.UNSUPPORTED_MODEL, false, false, true, Blame.MODEL),
            line(FailureKind.REGION_BLOCKED, false, false, true, Blame.MODEL),
            line(FailureKind.CONTEXT_TOO_LONG, false, false, true, Blame.NOBODY),
            line(FailureKind.CONTENT_BLOCKED, false, false, false, Blame.NOBODY),
            line(FailureKind.INVALID_REQUEST, false, false, false, Blame.NOBODY)));

    private WalkTable() {}

    static Line of(FailureKind kind) {
        Line line = LINES.get(kind);
        if (line == null) {
            throw new IllegalStateException("The table has no line for " + kind + ".");
        }
        return line;
    }

    private static Map.Entry<FailureKind, Line> line(
            FailureKind kind, boolean sameKey, boolean nextKey, boolean nextProvider, Blame blame) {
        return Map.entry(kind, new Line(sameKey, nextKey, nextProvider, blame));
    }
}
