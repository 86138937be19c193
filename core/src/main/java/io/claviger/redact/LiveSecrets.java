package io.claviger.redact;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The secrets in use at the moment, known by length and keyed hashes only. Thread-safe.
 *
 * <p>A text is searched in time proportional to its length times the number of different lengths that are registered.
 */
final class LiveSecrets {
    private final RollingHash rolling = new RollingHash();
    private final Fingerprint fingerprint;
    private final Map<Long, List<Form>> formsByHash = new ConcurrentHashMap<>();
    private final LengthCounts lengths = new LengthCounts();

    /** One spelling of one secret; compared by identity, because a secret may be registered twice. */
    private static final class Form {
        private final long hash;
        private final int length;
        private final byte[] confirmation;
        private final byte[] shown;

        private Form(long hash, int length, byte[] confirmation, byte[] shown) {
            this.hash = hash;
            this.length = length;
            this.confirmation = confirmation;
            this.shown = shown;
        }
    }

    LiveSecrets(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** Adds a secret and returns what takes it out again. */
    Runnable add(char[] secret) {
        byte[] own = fingerprint.of(secret, 0, secret.length);
        List<Form> added = new ArrayList<>(7);
        for (char[] spelling : SecretForms.of(secret)) {
            boolean plain = added.isEmpty(); // the secret itself comes first
            byte[] confirmation = plain ? own : fingerprint.of(spelling, 0, spelling.length);
            added.add(new Form(rolling.of(spelling, 0, spelling.length), spelling.length, confirmation, own));
            Arrays.fill(spelling, '\0');
        }
        added.forEach(this::link);
        return () -> added.forEach(this::unlink);
    }

    private void link(Form form) {
        // The length last: a search that does not see the length yet needs no form, one that sees it finds the form.
        List<Form> alone = List.of(form);
        if (formsByHash.putIfAbsent(form.hash, alone) != null) {
            formsByHash.merge(form.hash, alone, LiveSecrets::joined);
        }
        lengths.add(form.length);
    }

    private void unlink(Form form) {
        lengths.remove(form.length);
        // Nearly always it is alone; two equal lists hold the same forms, since those are compared by identity.
        if (!formsByHash.remove(form.hash, List.of(form))) {
            formsByHash.computeIfPresent(form.hash, (hash, forms) -> without(forms, form));
        }
    }

    private static List<Form> joined(List<Form> some, List<Form> more) {
        List<Form> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static @Nullable List<Form> without(List<Form> forms, Form gone) {
        List<Form> rest = forms.stream().filter(form -> form != gone).toList();
        return rest.isEmpty() ? null : rest;
    }

    /** {@return how many spellings are registered, for tests} */
    int size() {
        return formsByHash.values().stream().mapToInt(List::size).sum();
    }

    /** Replaces every secret in every reading of the text. */
    String replaceIn(String text) {
        int[] fitting = lengths.upTo(text.length()); // what is decoded is never longer
        if (fitting.length == 0) {
            return text;
        }
        Edits edits = new Edits();
        for (DecodedText reading : DecodedText.readings(text)) {
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
            List<Form> forms = formsByHash.get(hash);
            if (forms != null) {
                confirm(forms, reading, start, length, edits);
            }
        }
    }

    private void confirm(List<Form> forms, DecodedText reading, int start, int length, Edits edits) {
        byte[] found = fingerprint.of(reading.chars(), start, start + length);
        for (Form form : forms) {
            if (form.length == length && MessageDigest.isEqual(form.confirmation, found)) {
                edits.replace(reading.origin(start), reading.origin(start + length), Fingerprint.shown(form.shown));
                return;
            }
        }
    }
}
