package io.claviger.fallback;

import io.claviger.chat.FailureKind;
import io.claviger.provider.Outcome;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides after each failure: same key, next key, next provider, or stop. For one request and one thread. */
final class TurnChooser {
    private final Plan plan;
    private final FallbackPolicy policy;
    private final TimeSource time;
    private final Deadline deadline;
    private final SameKeyRetry retries;
    private final List<Candidate> triedAgain = new ArrayList<>();

    TurnChooser(Plan plan, FallbackPolicy policy, TimeSource time, Deadline deadline) {
        this.plan = plan;
        this.policy = policy;
        this.time = time;
        this.deadline = deadline;
        this.retries = new SameKeyRetry(policy.retries());
    }

    /** The first candidate, or the wait for one that is limited; null when none comes back before the deadline. */
    @Nullable Turn first() {
        return plan.next().map(Turn::now).orElseGet(this::benchedTurn);
    }

    /** Same key, next key, next provider, or stop? Null means stop. */
    @Nullable Turn after(Candidate tried, Outcome.Failed failed) {
        WalkTable.Line line = WalkTable.of(failed.kind());
        if (!line.nextProvider()) {
            return null; // every provider would be asked the same and say the same
        }
        if (deadline.isPassed()) {
            return null; // nobody could answer in time
        }
        if (!line.nextKey()) {
            plan.drop(tried.providerId()); // not the key's fault, so its neighbours would fare no better
        }
        if (line.sameKey() && mayTryAgain(tried, failed)) {
            Duration pause = retries.spend();
            if (pause != null) {
                triedAgain.add(tried);
                return new Turn(tried, longer(pause, failed.retryAfter()));
            }
        }
        if (failed.kind() == FailureKind.RATE_LIMIT) {
            plan.bench(tried, time.instant().plus(HealthRecorder.rest(failed)));
        }
        return first();
    }

    private boolean mayTryAgain(Candidate tried, Outcome.Failed failed) {
        Duration hint = failed.retryAfter();
        if (failed.retryRefused() || triedAgain.contains(tried)) {
            return false; // asked not to, or had its second chance
        }
        if (hint != null && (hint.compareTo(policy.patience()) > 0 || !deadline.allows(hint))) {
            return false; // others can be asked meanwhile, or it comes back too late
        }
        return switch (failed.kind()) {
            // Nobody waits for one key while a neighbour can be asked; without a hint there is nothing to wait for.
            case RATE_LIMIT -> hint != null && !plan.hasNext(tried.providerId());
            // A silent provider has had its time already; a second helping is for when nobody else is left.
            case TIMEOUT -> !plan.hasNext() && isHealthy(tried);
            default -> isHealthy(tried);
        };
    }

    private boolean isHealthy(Candidate tried) {
        return tried.key().health().isUsable(time.instant(), tried.model());
    }

    private @Nullable Turn benchedTurn() {
        Optional<Plan.Benched> benched = plan.nextBenched();
        if (benched.isEmpty()) {
            return null;
        }
        Instant now = time.instant();
        Instant until = benched.get().until();
        Duration pause = until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        if (!deadline.allows(pause) || retries.spend() == null) {
            plan.bench(benched.get().candidate(), until);
            return null;
        }
        return new Turn(benched.get().candidate(), pause);
    }

    private static Duration longer(Duration pause, @Nullable Duration hint) {
        return hint != null && hint.compareTo(pause) > 0 ? hint : pause;
    }
}
