import type { Message } from '../live/message';
import { pathOf } from './tree';
import { NOTHING, thread, type Thread, type ThreadAction } from './thread';

const HIDDEN_MS = 250;

/**
 * A conversation's state outside React, so that a word of an answer redraws that answer and nothing else. The words of one frame
 * are taken together; everything else is shown at once, and in order.
 */
export class ThreadStore {
  private state: Thread = NOTHING;
  private waiting: ThreadAction[] = [];
  private cancel: (() => void) | undefined;
  private readonly listeners = new Set<() => void>();
  private path: { messages: Thread['messages']; leaf: string | undefined; path: Message[] } = { messages: NOTHING.messages, leaf: undefined, path: [] };

  constructor(private readonly schedule: (run: () => void) => () => void = nextFrame) {}

  readonly get = () => this.state;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The shown branch; the same array until it changes. */
  readonly shown = (): Message[] => {
    const { messages, leaf } = this.state;
    if (this.path.messages !== messages || this.path.leaf !== leaf) this.path = { messages, leaf, path: pathOf(messages, leaf) };
    return this.path.path;
  };

  readonly report = (action: ThreadAction) => {
    this.waiting.push(action);
    const isWord = action.type === 'happened' && (action.event.type === 'ai_delta' || action.event.type === 'ai_reasoning');
    if (!isWord) this.flush();
    else this.cancel ??= this.schedule(() => this.flush());
  };

  /** Takes what is waiting at once. */
  flush() {
    this.cancel?.();
    this.cancel = undefined;
    const before = this.state;
    this.state = this.waiting.splice(0).reduce(thread, before);
    if (this.state !== before) this.listeners.forEach((listener) => listener());
  }
}

// A tab in the background gets no frames; its answers must not pile up.
function nextFrame(run: () => void) {
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, HIDDEN_MS);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
