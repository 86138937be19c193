import type { Cursors } from './cursors';
import type { ServerEvent } from './envelope';
import { follow, pause } from './follow';
import type { HttpWay } from './http';
import type { Message } from './message';

const ROOM_EVERY_MS = 4000;

/** Brings events without a socket: each answer by server-sent events or polling, new messages of the open conversation by polling. */
export class Fallback {
  private abort: AbortController | undefined;
  private readonly followed = new Set<string>();
  private cursors: Cursors | undefined;
  private report: (event: ServerEvent) => void = () => undefined;

  constructor(
    private readonly http: HttpWay,
    private readonly roomEveryMs = ROOM_EVERY_MS,
  ) {}

  start(cursors: Cursors, report: (event: ServerEvent) => void) {
    if (this.abort) return;
    this.abort = new AbortController();
    this.cursors = cursors;
    this.report = report;
    for (const generation of cursors.following()) this.follow(generation);
    void this.pollRooms(this.abort.signal);
  }

  stop() {
    this.abort?.abort();
    this.abort = undefined;
    this.followed.clear();
  }

  /** Nothing while there is a socket: that one brings the events. */
  follow(generation: string) {
    const { abort, cursors } = this;
    if (!abort || !cursors || this.followed.has(generation)) return;
    this.followed.add(generation);
    const { signal } = abort;
    const report = (event: ServerEvent) => signal.aborted || this.report(event);
    void follow(this.http, { generation, offset: () => cursors.offset(generation), report, signal }).finally(() => signal.aborted || this.followed.delete(generation));
  }

  private async pollRooms(signal: AbortSignal) {
    while (!signal.aborted) {
      await pause(this.roomEveryMs, signal);
      for (const [room, lastSeq] of Object.entries(this.cursors?.resume().rooms ?? {})) {
        // Of a conversation that is not stored yet the server knows nothing.
        if (!signal.aborted && lastSeq > 0) await this.pollRoom(room, lastSeq, signal).catch(() => undefined);
      }
    }
  }

  private async pollRoom(room: string, lastSeq: number, signal: AbortSignal) {
    const { items } = await this.http.json<{ items: Message[] }>(`api/conversations/${room}/messages`, { query: { afterSeq: lastSeq }, signal });
    for (const data of items) {
      if (signal.aborted) return;
      this.report({ v: 1, type: 'message_receive', room, seq: data.seq, data });
    }
  }
}
