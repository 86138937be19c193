package io.claviger.fallback;

import io.claviger.chat.FailureKind;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyHealth;
import io.claviger.key.KeyRing;
import io.claviger.provider.Outcome;
import java.time.Duration;
import java.time.Instant;

/** Writes down who is to blame for a failure, as the {@link WalkTable} says. Stateless but for its ring. */
final class HealthRecorder {
    /** How long a key rests that is limited by a provider that does not say for how long. */
    static final Duration UNSTATED_REST = Duration.ofSeconds(5);

    private final KeyRing keys;

    HealthRecorder(KeyRing keys) {
        this.keys = keys;
    }

    void answered(Candidate candidate) {
        candidate.key().health().recordSuccess();
        candidate.breaker().answered(candidate);
    }

    void failed(Candidate candidate, Outcome.Failed failed, Instant now) {
        FailureKind kind = failed.kind();
        KeyHealth health = candidate.key().health();
        switch (WalkTable.of(kind).blame()) {
            case KEY -> health.kill(kind);
            case KEY_UNTIL_RESET -> {
                if (failed.retryAfter() == null) {
                    health.kill(kind);
                } else {
                    health.benchUntil(now.plus(failed.retryAfter()), kind);
                }
            }
            case KEY_UNTIL_RETRY -> health.benchUntil(now.plus(rest(failed)), kind);
            case PROVIDER, ANSWER -> health.recordFailure(kind);
            case MODEL -> refuseModel(candidate);
            case NOBODY -> {
                // The request is at fault; a key that carried it is as good as before.
            }
        }
        candidate.breaker().failed(candidate, kind);
    }

    static Duration rest(Outcome.Failed failed) {
        return failed.retryAfter() == null ? UNSTATED_REST : failed.retryAfter();
    }

    private void refuseModel(Candidate candidate) {
        candidate.key().health().refuseModel(candidate.model());
        for (ApiKey other : keys.keys(candidate.providerId())) {
            other.health().refuseModel(candidate.model());
        }
    }
}
