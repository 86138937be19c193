import type { Accepted, AnswerAgain, SendMessage, ServerEvent } from '../live/envelope';
import { isGenerationEvent, newId } from '../live/envelope';
import type { HttpWay } from '../live/http';
import type { LiveClient } from '../live/live-client';
import type { Conversation, Message } from '../live/message';
import type { ChatPort, Choice, Question } from './port';
import { sent } from './send';
import { ThreadStore } from './thread-store';
import { failureIn } from './failures';
import { newestBelow } from './tree';

const WINDOW = 60;
const OLDER = 100;
/** The parent of a question that follows none; without a parent the server would take the end of the shown branch. */
const FIRST = 'first';

interface Window {
  items: Message[];
  more: boolean;
}

/** A conversation that the server keeps: loaded window by window, told by the live line, the same in every tab. */
export class KeptConversation implements ChatPort {
  readonly store = new ThreadStore();
  readonly rateLimit = () => undefined;
  private readonly unsubscribe: () => void;
  private loaded: Promise<void> | undefined;
  private loading: Promise<void> | undefined;
  private closed = false;

  constructor(
    readonly id: string,
    private readonly http: HttpWay,
    private readonly live: LiveClient,
    /** A new conversation exists only on this page until its first question is stored. */
    private exists: boolean,
    private readonly onGone: () => void = () => undefined,
  ) {
    this.unsubscribe = live.on((event) => this.happened(event));
    if (!exists) live.enter(id, 0);
  }

  get isNew() {
    return !this.exists;
  }

  /** Loads the newest messages once; rejects when there is no such conversation. */
  load(): Promise<void> {
    if (!this.exists) return Promise.resolve();
    this.loaded ??= this.open().catch((cause: unknown) => {
      this.loaded = undefined;
      throw cause;
    });
    return this.loaded;
  }

  private async open(): Promise<void> {
    const [conversation, window] = await Promise.all([
      this.http.json<Conversation>(`api/conversations/${this.id}`),
      this.http.json<Window>(this.messages, { query: { limit: WINDOW } }),
    ]);
    if (this.closed) return;
    this.store.report({ type: 'opened', items: window.items });
    // What was stored since the first of the two answers comes again, and is seen once.
    this.live.enter(this.id, conversation.lastSeq ?? window.items.at(-1)?.seq ?? 0);
    this.followAll(window.items);
  }

  ask({ text, parent }: Question, choice: Choice) {
    const { course } = choice;
    this.store.report({ type: 'sending', pending: { id: newId(), text, ...(parent ? { parent } : {}), ...(course ? { course } : {}) } });
    this.send(choice);
  }

  again(message: string, choice: Choice) {
    this.store.report({ type: 'sending', pending: { id: newId(), text: '', again: message } });
    this.send(choice);
  }

  retry(choice: Choice) {
    const { pending } = this.store.get();
    if (!pending?.failure) return;
    // The same id: should the first try have been stored after all, this one finds it.
    const { failure: _, ...rest } = pending;
    this.store.report({ type: 'sending', pending: rest });
    this.send(choice);
  }

  stop() {
    for (const { state, generation } of this.store.shown().slice(-1)) {
      if (state !== 'streaming' || !generation) continue;
      this.store.report({ type: 'stopping', generation });
      void this.http.send(`api/generations/${generation}/stop`, { method: 'POST' }).catch(() => undefined);
    }
  }

  show(message: string) {
    const { messages } = this.store.get();
    if (messages.has(message)) this.store.report({ type: 'shown', leaf: newestBelow(messages, message) });
    void this.showAll(message).catch(() => undefined);
  }

  older(): Promise<void> {
    const top = this.store.shown()[0];
    if (!top?.parent) return Promise.resolve();
    const { leaf = top.id } = this.store.get();
    this.loading ??= this.http
      .json<Window>(this.messages, { query: { limit: OLDER, before: top.id, leaf } })
      .then(({ items }) => this.store.report({ type: 'older', items }))
      .catch(() => undefined)
      .finally(() => (this.loading = undefined));
    return this.loading;
  }

  close() {
    this.closed = true;
    this.unsubscribe();
    this.live.leave(this.id);
  }

  private get messages() {
    return `api/conversations/${this.id}/messages`;
  }

  // The server knows branches that this page has not seen; where the arrow leads is its to say, and it remembers it for the next visit.
  private async showAll(message: string) {
    const { leaf = message } = await this.http.json<Conversation>(`api/conversations/${this.id}`, { method: 'PATCH', body: { leaf: message } });
    const { items } = await this.http.json<Window>(this.messages, { query: { limit: WINDOW, leaf } });
    if (this.closed) return;
    this.store.report({ type: 'opened', items });
    this.followAll(items);
  }

  private send(choice: Choice) {
    const { pending } = this.store.get();
    if (!pending) return;
    const { id, text, parent, course, again } = pending;
    const keys = choice.keys();
    const common = {
      id,
      ...(Object.keys(keys).length > 0 ? { apiKeys: keys } : {}),
      ...(choice.providers ? { providers: choice.providers } : {}),
      ...(choice.models ? { models: choice.models } : {}),
    };
    const body: SendMessage | AnswerAgain = again ? { ...common, message: again } : { ...common, text, parent: parent ?? FIRST, ...(course ? { course } : {}) };
    sent(this.http, this.live, this.id, body).then(
      (accepted) => this.accepted(id, accepted),
      (cause: unknown) => this.store.report({ type: 'refused', id, failure: failureIn(cause) }),
    );
  }

  private accepted(id: string, accepted: Accepted) {
    const isFirst = !this.exists;
    this.exists = true;
    this.store.report({ type: 'accepted', id, accepted });
    if (isFirst) this.live.enter(this.id, accepted.answer.seq);
    this.followAll([accepted.answer]);
  }

  private followAll(items: Message[]) {
    for (const { state, generation, text } of items) {
      if (state === 'streaming' && generation) this.live.follow(generation, text.length);
    }
  }

  private happened(event: ServerEvent) {
    if (event.room !== undefined && event.room !== this.id) return;
    if (event.type === 'resync' && this.exists) void this.open().catch(() => undefined);
    if (isGenerationEvent(event)) return this.concerns(event) ? this.store.report({ type: 'happened', event }) : undefined;
    if (event.room === undefined) return;
    if (event.type === 'message_receive') {
      this.store.report({ type: 'received', message: event.data });
      this.followAll([event.data]);
    }
    if (event.type === 'message_changed') this.store.report({ type: 'changed', message: event.data });
    if (event.type === 'conversation_deleted') this.onGone();
  }

  // Events that come by plain HTTP name their answer but not its conversation.
  private concerns(event: ServerEvent): boolean {
    if (event.room === this.id) return true;
    const { generation, message } = event.data as { generation?: string; message?: Message | string };
    const { messages, writing } = this.store.get();
    const id = typeof message === 'object' ? message.id : message;
    return (id !== undefined && messages.has(id)) || (generation !== undefined && (generation in writing || [...messages.values()].some((known) => known.generation === generation)));
  }
}
