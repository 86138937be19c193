import type { SignedIn } from './account-contract';

/** Renewed this long before its end, so that no request is lost to a clock that runs a little differently. */
const EARLY_MS = 20_000;

/**
 * The access token: in this object and nowhere else, so it is gone with the page. When it is about to end, one request renews
 * it for all that wait.
 */
export class Access {
  private token: string | undefined;
  private endsAt = 0;
  private renewing: Promise<string | undefined> | undefined;

  /** `ask` renews by the cookie and gives undefined once the session has ended. */
  constructor(
    private readonly ask: () => Promise<SignedIn | undefined>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  take({ accessToken, expiresIn }: SignedIn) {
    this.token = accessToken;
    this.endsAt = this.now() + expiresIn * 1000;
  }

  drop() {
    this.token = undefined;
  }

  /** The token to send, or undefined for a guest. */
  current(): Promise<string | undefined> {
    if (!this.token) return Promise.resolve(undefined);
    return this.now() < this.endsAt - EARLY_MS ? Promise.resolve(this.token) : this.renewed(this.token);
  }

  /** Another token than `refused`; undefined when the session has ended. */
  renewed(refused: string): Promise<string | undefined> {
    if (this.token !== refused) return Promise.resolve(this.token);
    this.renewing ??= this.renew().finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  private async renew(): Promise<string | undefined> {
    const before = this.token;
    const answer = await this.ask();
    // Signed out, or signed in anew, while the answer was on its way: what came later counts.
    if (this.token !== before) return this.token;
    if (answer) this.take(answer);
    else this.drop();
    return this.token;
  }
}
