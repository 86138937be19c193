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

    private final List<KnownKey> known;
    private final List<Problem> problems = new ArrayList<>();

    KeyIntake(List<KnownKey> held) {
        this.known = new ArrayList<>(held);
    }

    /**
     * Checks all keys and reports everything that is wrong at once.
     *
     * @return what is known of each key, in the same order
     * @throws InvalidRequestException when anything is wrong with any of them
     */
    List<KnownKey> check(List<TypedKey> typed) {
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
        return known.subList(held, known.size());
    }

    private void check(TypedKey key) {
        List<Problem> malformed = KeyText.problems(key.field(), key.chars());
        problems.addAll(malformed);
        if (!malformed.isEmpty()) {
            return;
        }
        Optional<ProviderId> vendor = KeyOwner.of(key.chars());
        checkProvider(key, vendor);
        ProviderId owner = vendor.orElseGet(() -> KeyOwner.named(key.provider()));
        KnownKey fresh = new KnownKey(key.provider(), owner, key.chars());
        checkDuplicates(key.field(), fresh);
        known.add(fresh);
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

    private void checkDuplicates(String field, KnownKey fresh) {
        for (KnownKey other : known) {
            if (fresh.isSameKey(other)) {
                problems.add(new Problem("key_duplicate", field, sameKey(fresh, other)));
                return;
            }
        }
        for (KnownKey other : known) {
            if (fresh.isSameOwnerElsewhere(other)) {
                problems.add(new Problem(
                        "provider_duplicate",
                        field,
                        "The keys given for " + other.provider() + " and " + fresh.provider() + " are all "
                                + fresh.owner() + " keys; give them as one list under one name."));
                return;
            }
        }
    }

    private static String sameKey(KnownKey fresh, KnownKey other) {
        String where = fresh.provider().equals(other.provider())
                ? "twice for " + fresh.provider()
                : "for " + other.provider() + " and " + fresh.provider();
        return "The same key was given " + where + "; give each key once.";
    }

    private static String article(ProviderId vendor) {
        boolean vowel = "aeioux".indexOf(vendor.value().charAt(0)) >= 0;
        return vowel ? "an" : "a";
    }
}
