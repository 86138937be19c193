const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const STABLE_MS = 30_000;

/**
 * How long to wait before the next try: anything between nothing and a bound that doubles from 0.5 s to 30 s ("full jitter"),
 * so that the clients of a restarted server do not come back all at once.
 */
export class Backoff {
  private tries = 0;

  constructor(private readonly random: () => number = Math.random) {}

  next(): number {
    const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.tries++, 16));
    return Math.round(this.random() * bound);
  }

  /** A connection ended after so long; only one that held for a while counts as a success. */
  ended(aliveMs: number) {
    if (aliveMs >= STABLE_MS) this.tries = 0;
  }

  reset() {
    this.tries = 0;
  }
}
