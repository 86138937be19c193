package io.claviger.redact;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets in use at the moment, known by length and a keyed hash only. Thread-safe.
 *
 * <p>Secrets come and go with every request and texts are searched now and then, so the work is with the search: it reads
 * a text in every spelling and looks for the secrets themselves, in time proportional to the text's length times the number
 * of different lengths that are registered.
 */
final class LiveSecrets {
    private static final Integer ONCE = 1;

    private final RollingHash rolling = new RollingHash();
    private final Fingerprint fingerprint;
    private final Map<Long, Integer> countsByHash = new ConcurrentHashMap<>();
    private final LengthCounts lengths = new LengthCounts();

    LiveSecrets(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** Adds a secret and returns what takes it out again. */
    Runnable add(char[] secret) {
        Long hash = rolling.of(secret, 0, secret.length);
        int length = secret.length;
        // The length last: a search that does not see the length yet needs no hash, one that sees it finds the hash.
        if (countsByHash.putIfAbsent(hash, ONCE) != null) {
            countsByHash.merge(hash, ONCE, Integer::sum);
        }
        lengths.add(length);
        return () -> remove(hash, length);
    }

    private void remove(Long hash, int length) {
        lengths.remove(length);
        if (!countsByHash.remove(hash, ONCE)) {
            countsByHash.computeIfPresent(hash, (unused, count) -> count == 1 ? null : count - 1);
        }
    }

    /** {@return how many secrets are registered, for tests} */
    int size() {
        return countsByHash.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Replaces every secret in every reading of the text. */
    String replaceIn(String text) {
        int[] fitting = lengths.upTo(text.length()); // what is decoded is never longer
        if (fitting.length == 0) {
            return text;
        }
        int shortest = Arrays.stream(fitting).min().getAsInt();
        Edits edits = new Edits();
        for (DecodedText reading : DecodedText.readings(text, shortest)) {
            for (int length : fitting) {
                search(reading, length, edits);
            }
        }
        return edits.applyTo(text);
    }

    private void search(DecodedText reading, int length, Edits edits) {
        char[] chars = reading.chars();
        long firstWeight = rolling.firstWeight(length);
        long hash = 0;
        int run = 0;
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] <= ' ' || chars[i] > '~') {
                run = 0;
                continue;
            }
            run++;
            if (run < length) {
                continue;
            }
            int start = i + 1 - length;
            hash = run == length
                    ? rolling.of(chars, start, i + 1)
                    : rolling.roll(hash, firstWeight, chars[start - 1], chars[i]);
            // Another text of the same hash would be hidden for nothing, once in 2^49 windows or less.
            if (countsByHash.containsKey(hash)) {
                String shown = Fingerprint.shown(fingerprint.of(chars, start, i + 1));
                edits.replace(reading.start(start), reading.end(i), shown);
            }
        }
    }
}
