package io.claviger.fallback;

import io.claviger.chat.ProviderId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The candidates of one request: those that can be asked now, in order, and those to wait for. For one thread. */
final class Plan {
    private final Deque<Candidate> waiting = new ArrayDeque<>();
    private final List<Candidate> lastResort = new ArrayList<>();
    private final List<Benched> benched = new ArrayList<>();

    /**
     * A candidate that may be asked again later.
     *
     * @param candidate who
     * @param until when
     */
    record Benched(Candidate candidate, Instant until) {}

    void add(Candidate candidate) {
        waiting.add(candidate);
    }

    void bench(Candidate candidate, Instant until) {
        benched.removeIf(other -> other.candidate().key() == candidate.key());
        benched.add(new Benched(candidate, until));
    }

    /** {@return whether nobody can be asked, now or later} */
    boolean isEmpty() {
        return waiting.isEmpty() && lastResort.isEmpty() && benched.isEmpty();
    }

    /** {@return whether somebody can be asked now} */
    boolean hasNext() {
        return !waiting.isEmpty() || !lastResort.isEmpty();
    }

    /** {@return whether another key of this provider can be asked now} */
    boolean hasNext(ProviderId provider) {
        return waiting.stream().anyMatch(candidate -> candidate.providerId().equals(provider));
    }

    /**
     * Takes the next candidate. A provider in an outage is moved behind all others first, and asked all the same when
     * nobody else is left.
     */
    Optional<Candidate> next() {
        for (Candidate candidate = waiting.poll(); candidate != null; candidate = waiting.poll()) {
            if (candidate.breaker().admits(candidate)) {
                return Optional.of(candidate);
            }
            lastResort.add(candidate);
        }
        return lastResort.isEmpty() ? Optional.empty() : Optional.of(lastResort.remove(0));
    }

    /** Takes the benched candidate that comes back first. */
    Optional<Benched> nextBenched() {
        Optional<Benched> first = benched.stream().min(Comparator.comparing(Benched::until));
        first.ifPresent(benched::remove);
        return first;
    }

    /** {@return when the first benched candidate comes back} */
    Optional<Instant> firstReturn() {
        return benched.stream().map(Benched::until).min(Comparator.naturalOrder());
    }

    /** Drops every candidate of a provider: its other keys would fare no better. */
    void drop(ProviderId provider) {
        waiting.removeIf(candidate -> candidate.providerId().equals(provider));
        lastResort.removeIf(candidate -> candidate.providerId().equals(provider));
        benched.removeIf(other -> other.candidate().providerId().equals(provider));
    }
}
