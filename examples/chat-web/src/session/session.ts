import type { Access } from '../wire/access';
import type { SignedIn, User } from '../wire/account-contract';
import { notUnderstood, RequestFailure, type Failure } from '../wire/failure';
import type { Http } from '../wire/http';
import type { Tabs } from './tabs';

/** How a session of this page ended. */
export type Left = 'signed-out' | 'ended' | 'deleted';

/** Who uses the page. `unknown`: the server could not be asked. */
export type Session =
  | { state: 'starting' }
  | { state: 'unknown'; failure: Failure }
  | { state: 'guest'; left?: Left }
  | { state: 'user'; user: User };

interface Parts {
  access: Access;
  http: Http;
  tabs: Tabs;
  /** Whether somebody has signed in with this browser, so that asking the server for a renewal makes sense. */
  hint: { get: () => boolean; set: (on: boolean) => void };
}

/** Signing in and out, for this page and the other tabs. Made once for a page. */
export class SessionStore {
  private session: Session = { state: 'starting' };
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: Parts) {
    parts.tabs.listen((news) => {
      if (news === 'signed-out') this.leave('signed-out');
      else if (this.session.state !== 'user' || this.session.user.id !== news.signedIn) void this.start();
    });
  }

  readonly get = (): Session => this.session;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Finds out whether the cookie still stands for somebody. */
  async start(): Promise<void> {
    this.become({ state: 'starting' });
    try {
      const answer = this.parts.hint.get() ? await this.renew() : undefined;
      if (answer) this.enter(answer);
      else this.become({ state: 'guest' });
    } catch (cause) {
      this.become({ state: 'unknown', failure: cause instanceof RequestFailure ? cause.failure : notUnderstood() });
    }
  }

  async signIn(login: string, password: string): Promise<void> {
    const answer = await this.parts.http.post<SignedIn>('auth/login', { login, password }, { by: 'nobody' });
    this.enter(answer);
    this.parts.tabs.tell({ signedIn: answer.user.id });
  }

  /** Signs out here even when the server cannot be told: its session then ends by itself. */
  async signOut(): Promise<void> {
    await this.parts.http.post('auth/logout', {}, { by: 'cookie' }).catch(() => undefined);
    this.leave('signed-out');
    this.parts.tabs.tell('signed-out');
  }

  /** The account is gone, and with it every session. */
  deleted() {
    this.leave('deleted');
    this.parts.tabs.tell('signed-out');
  }

  private enter(answer: SignedIn) {
    this.parts.access.take(answer);
    this.parts.hint.set(true);
    this.become({ state: 'user', user: answer.user });
  }

  private leave(left: Left) {
    this.parts.access.drop();
    this.parts.hint.set(false);
    if (this.session.state === 'user') this.become({ state: 'guest', left });
  }

  /** A new token by the cookie; undefined when the server knows no session for it any more. */
  readonly renew = async (): Promise<SignedIn | undefined> => {
    try {
      // Two tabs that renew with the same cookie at once would look like a stolen one.
      return await this.parts.tabs.alone(() => this.parts.http.post<SignedIn>('auth/refresh', {}, { by: 'cookie' }));
    } catch (cause) {
      if (!(cause instanceof RequestFailure && cause.failure.status === 401)) throw cause;
      this.leave('ended');
      return undefined;
    }
  };

  private become(session: Session) {
    this.session = session;
    this.listeners.forEach((listener) => listener());
  }
}
