package io.claviger.fallback;

import java.time.Duration;

/**
 * What the chain does next.
 *
 * @param candidate whom to ask
 * @param pause how long to wait before
 */
record Turn(Candidate candidate, Duration pause) {
    static Turn now(Candidate candidate) {
        return new Turn(candidate, Duration.ZERO);
    }
}
