import type { ServerEvent } from '../live/envelope';
import type { HttpWay } from '../live/http';
import type { LiveClient } from '../live/live-client';
import type { Conversation, Page } from '../live/message';

export interface HistoryState {
  /** Latest first. */
  items: Conversation[];
  next: string | undefined;
  state: 'loading' | 'ready' | 'failed';
}

const PAGE = 40;

/** The list of this person's conversations, kept true by the live line: every tab and device shows the same. */
export class HistoryStore {
  private current: HistoryState = { items: [], next: undefined, state: 'loading' };
  private readonly listeners = new Set<() => void>();
  private loading: Promise<void> | undefined;

  constructor(
    private readonly http: HttpWay,
    live: Pick<LiveClient, 'on' | 'onState' | 'state'>,
  ) {
    live.on((event) => this.happened(event));
    // What happened while there was no line is not told again.
    let state = live.state;
    live.onState(() => {
      if (live.state === 'online' && state !== 'connecting') void this.load();
      state = live.state;
    });
    void this.load();
  }

  readonly get = () => this.current;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  find(id: string): Conversation | undefined {
    return this.current.items.find((item) => item.id === id);
  }

  /** Loads the newest conversations. */
  load(): Promise<void> {
    return this.once(async () => {
      const { items, next } = await this.http.json<Page<Conversation>>('api/conversations', { query: { limit: PAGE } });
      const shown = new Set(items.map(({ id }) => id));
      // Further pages that were loaded stay, and so does where they end.
      const further = next ? this.current.items.slice(PAGE).filter(({ id }) => !shown.has(id)) : [];
      this.become({ items: [...items, ...further], next: further.length > 0 ? this.current.next : next, state: 'ready' });
    });
  }

  more(): Promise<void> {
    const { next } = this.current;
    if (!next) return Promise.resolve();
    return this.once(async () => {
      const page = await this.http.json<Page<Conversation>>('api/conversations', { query: { limit: PAGE, after: next } });
      const shown = new Set(this.current.items.map(({ id }) => id));
      this.become({ items: [...this.current.items, ...page.items.filter(({ id }) => !shown.has(id))], next: page.next, state: 'ready' });
    });
  }

  async rename(id: string, title: string): Promise<void> {
    this.put(await this.http.json<Conversation>(`api/conversations/${id}`, { method: 'PATCH', body: { title } }));
  }

  async remove(id: string): Promise<void> {
    await this.http.send(`api/conversations/${id}`, { method: 'DELETE' });
    this.drop(id);
  }

  private happened(event: ServerEvent) {
    if (event.type === 'conversation_changed') this.put(event.data);
    if (event.type === 'conversation_deleted') this.drop(event.room ?? event.data.id ?? '');
    if (event.type === 'message_receive' && event.room) this.touched(event.room, event.data.createdAt);
    if (event.type === 'resync') void this.load();
  }

  private touched(id: string, updatedAt: string) {
    const known = this.find(id);
    if (known) return this.put({ ...known, updatedAt });
    void this.http.json<Conversation>(`api/conversations/${id}`).then((conversation) => this.put(conversation), () => undefined);
  }

  private put(conversation: Conversation) {
    const known = this.find(conversation.id);
    const others = this.current.items.filter(({ id }) => id !== conversation.id);
    const items = [{ ...known, ...conversation }, ...others].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0));
    this.become({ ...this.current, items });
  }

  private drop(gone: string) {
    this.become({ ...this.current, items: this.current.items.filter(({ id }) => id !== gone) });
  }

  private once(load: () => Promise<void>): Promise<void> {
    this.loading ??= load()
      .catch(() => this.become({ ...this.current, state: this.current.items.length > 0 ? 'ready' : 'failed' }))
      .finally(() => (this.loading = undefined));
    return this.loading;
  }

  private become(state: HistoryState) {
    this.current = state;
    this.listeners.forEach((listener) => listener());
  }
}
