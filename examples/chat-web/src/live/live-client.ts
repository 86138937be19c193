import { Backoff } from './backoff';
import { Cursors } from './cursors';
import { generationOf, isGenerationEvent, type Accepted, type ServerEvent } from './envelope';
import { Requests } from './requests';
import { statusOf } from './http';
import { LiveSocket, type OpenSocket, type Outgoing } from './socket';
import type { Fallback } from './fallback';

/** `fallback`: there is no socket, events come by plain HTTP. `ended`: the session is over, nothing comes any more. */
export type LiveState = 'connecting' | 'online' | 'fallback' | 'ended';

export interface LiveParts {
  /** A fresh single-use ticket; rejects with a failure of status 401 when the session is over. */
  ticket: () => Promise<string>;
  open: OpenSocket;
  /** Brings the same events by plain HTTP while there is no socket. */
  fallback: Fallback;
  backoff?: Backoff;
}

const FAILURES_BEFORE_FALLBACK = 2;
const RENEW_MS = 4 * 60_000;
const RESUME_ONCE_IN_MS = 500;
const SESSION_ENDED = 4001;
const NOT_ALLOWED = 4003;

/** The page's one line to the server: keeps it open, resumes after every break, and shows nothing twice. */
export class LiveClient {
  readonly cursors = new Cursors();
  state: LiveState = 'connecting';
  private readonly requests = new Requests();
  private readonly listeners = new Set<(event: ServerEvent) => void>();
  private readonly watchers = new Set<() => void>();
  private readonly backoff: Backoff;
  private socket: LiveSocket | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private renewal: ReturnType<typeof setInterval> | undefined;
  private resuming: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private openedAt = 0;
  private goneAwayMs: number | undefined;
  private running = false;

  constructor(private readonly parts: LiveParts) {
    this.backoff = parts.backoff ?? new Backoff();
  }

  start() {
    if (this.running) return;
    this.running = true;
    globalThis.addEventListener?.('online', this.wake);
    void this.connect();
  }

  stop() {
    this.running = false;
    globalThis.removeEventListener?.('online', this.wake);
    this.parts.fallback.stop();
    clearTimeout(this.retry);
    clearTimeout(this.resuming);
    this.socket?.close();
  }

  on(listener: (event: ServerEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onState(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Asks for everything after `lastSeq` of a conversation, from now on. */
  enter(room: string, lastSeq: number) {
    this.cursors.enter(room, lastSeq);
    this.tell('subscribe', { room });
    this.resumeSoon();
  }

  leave(room: string) {
    this.cursors.leave(room);
    this.tell('unsubscribe', { room });
  }

  /** Asks for the rest of an answer of which `offset` UTF-16 units are there. */
  follow(generation: string, offset: number) {
    this.cursors.follow(generation, offset);
    this.resumeSoon();
    this.parts.fallback.follow(generation);
  }

  /** Sends something that the server acknowledges once it is stored; undefined when there is no socket to send it by. */
  request(envelope: Outgoing & { id: string }, secret: boolean): Promise<Accepted> | undefined {
    if (this.state !== 'online' || !this.socket) return undefined;
    const answer = this.requests.expect(envelope.id);
    this.socket.send(envelope, secret);
    return answer;
  }

  tell(type: string, data: object) {
    if (this.state === 'online') this.socket?.send({ type, data });
  }

  /** Every event of every transport comes through here. */
  readonly accept = (event: ServerEvent) => {
    if (event.type === 'goaway') this.goneAwayMs = event.data.retryAfterMs;
    if (event.type === 'ack') this.requests.acknowledge(event.id ?? '', event.data);
    if (event.type === 'error') this.requests.refuse(event.id ?? '', event.data);
    const verdict = this.cursors.judge(event);
    if (verdict === 'gap') return this.resumeSoon();
    if (verdict === 'seen') return;
    for (const listener of this.listeners) listener(verdict.use);
    if (!isGenerationEvent(event) || (event.type !== 'ai_done' && event.type !== 'ai_error')) return;
    const generation = generationOf(event);
    if (generation) this.cursors.finish(generation);
  };

  private readonly wake = () => {
    if (!this.running || this.socket) return;
    this.backoff.reset();
    clearTimeout(this.retry);
    void this.connect();
  };

  private async connect() {
    let ticket: string;
    try {
      ticket = await this.parts.ticket();
    } catch (cause) {
      if (statusOf(cause) === 401) return this.change('ended');
      return this.ended(1006, false);
    }
    if (!this.running || this.socket) return;
    this.openedAt = performance.now();
    this.socket = new LiveSocket(this.parts.open, ticket, {
      onEvent: (event) => (event.type === 'hello' ? this.greeted() : this.accept(event)),
      onEnd: (code, greeted) => this.ended(code, greeted),
    });
  }

  private greeted() {
    this.failures = 0;
    this.parts.fallback.stop();
    this.change('online');
    for (const room of this.cursors.entered()) this.tell('subscribe', { room });
    this.tell('resume', this.cursors.resume());
    this.renewal = setInterval(() => void this.renew(), RENEW_MS);
  }

  // The socket lives no longer than the access token that its ticket stands for.
  private async renew() {
    const ticket = await this.parts.ticket().catch(() => undefined);
    if (ticket) this.tell('auth_refresh', { ticket });
  }

  private ended(code: number, greeted: boolean) {
    this.socket = undefined;
    clearInterval(this.renewal);
    this.requests.abandon();
    if (!this.running) return;
    if (code === NOT_ALLOWED) return this.change('ended');
    if (greeted) this.backoff.ended(performance.now() - this.openedAt);
    else this.failures++;
    if (this.failures >= FAILURES_BEFORE_FALLBACK) {
      this.change('fallback');
      this.parts.fallback.start(this.cursors, this.accept);
    } else if (this.state !== 'fallback') this.change('connecting');
    const wait = this.goneAwayMs ?? (code === SESSION_ENDED && greeted ? 0 : this.backoff.next());
    this.goneAwayMs = undefined;
    this.retry = setTimeout(() => void this.connect(), wait);
  }

  private resumeSoon() {
    if (this.resuming !== undefined) return;
    this.resuming = setTimeout(() => {
      this.resuming = undefined;
      this.tell('resume', this.cursors.resume());
    }, this.state === 'online' ? 0 : RESUME_ONCE_IN_MS);
  }

  private change(state: LiveState) {
    if (this.state === state) return;
    this.state = state;
    if (state === 'ended') this.parts.fallback.stop();
    for (const watcher of this.watchers) watcher();
  }
}
