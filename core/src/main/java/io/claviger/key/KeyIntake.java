package io.claviger.key;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the keys of one call against each other and against what the ring holds. One use, one thread. */
final class KeyIntake {
    /** The most keys one ring holds: ten. */
    static final int MAX_KEYS = 10;

    private final byte[] digestKey;
    private final List<KeyMark> known;
    private final List<KeyMark> fresh = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    KeyIntake(byte[] digestKey, List<KeyMark> held) {
        this.digestKey = digestKey;
        this.known = new ArrayList<>(held);
    }

    /**
     * Checks all keys and reports everything that is wrong at once.
     *
     * @return a mark for each key, in the same order
     * @throws InvalidRequestException when anything is wrong with any of them
     */
    List<KeyMark> check(List<TypedKey> typed) {
        int held = known.size();
        if (held + typed.size() > MAX_KEYS) {
            problems.add(new Problem(
                    "too_many_keys",
                    "apiKeys",
                    "At most " + MAX_KEYS + " keys are accepted; found " + (held + typed.size()) + "."));
        }
        // Beyond the limit nothing is looked at: the work must not grow with what was sent.
        typed.subList(0, Math.min(typed.size(), MAX_KEYS)).forEach(this::check);
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return fresh;
    }

    private void check(TypedKey key) {
        List<Problem> malformed = KeyText.problems(key.field(), key.chars());
        problems.addAll(malformed);
        if (!malformed.isEmpty()) {
            return;
        }
        Optional<ProviderId> vendor = KeyOwner.of(key.chars());
        checkProvider(key, vendor);
        KeyMark mark = new KeyMark(key, vendor, digestKey);
        checkDuplicates(key, mark);
        known.add(mark);
        fresh.add(mark);
    }

    private void checkProvider(TypedKey key, Optional<ProviderId> vendor) {
        if (vendor.isPresent() && !KeyOwner.mayBeNamed(key.provider(), vendor.get())) {
            problems.add(new Problem(
                    "key_wrong_provider",
                    key.field(),
                    "The key given for " + key.provider() + " looks like " + article(vendor.get()) + " " + vendor.get()
                            + " key; a key is never sent to a provider that it does not look like."));
        }
        boolean bedrock = vendor.filter(KeyOwner.BEDROCK::equals).isPresent()
                || KeyOwner.mayBeNamed(key.provider(), KeyOwner.BEDROCK);
        if (bedrock && AwsCredential.isBrokenPair(key.chars())) {
            problems.add(new Problem(
                    "key_pair",
                    key.field(),
                    "What stands before the first colon of an AWS credential is an access key id: AKIA, ASIA, ABIA or ACCA and"
                            + " 16 further characters; found something else."));
        }
        if (bedrock && !AwsCredential.hasUsableRegion(key.chars())) {
            problems.add(new Problem(
                    "key_region",
                    key.field(),
                    "What follows the at sign of an AWS credential is a region such as eu-central-1; found something"
                            + " else."));
        }
    }

    private void checkDuplicates(TypedKey key, KeyMark mark) {
        for (KeyMark other : known) {
            if (mark.isSameKey(other)) {
                problems.add(new Problem("key_duplicate", key.field(), sameKey(mark, other)));
                return;
            }
        }
        for (KeyMark other : known) {
            if (mark.isSameOwnerElsewhere(other)) {
                problems.add(new Problem(
                        "provider_duplicate",
                        key.field(),
                        "The keys given for " + other.provider() + " and " + mark.provider() + " are all "
                                + mark.owner() + " keys; give them as one list under one name."));
                return;
            }
        }
    }

    private static String sameKey(KeyMark mark, KeyMark other) {
        String where = mark.provider().equals(other.provider())
                ? "twice for " + mark.provider()
                : "for " + other.provider() + " and " + mark.provider();
        return "The same key was given " + where + "; give each key once.";
    }

    private static String article(ProviderId vendor) {
        boolean vowel = "aeioux".indexOf(vendor.value().charAt(0)) >= 0;
        return vowel ? "an" : "a";
    }
}
