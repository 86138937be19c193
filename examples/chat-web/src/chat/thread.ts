import type { Failure } from '../wire/failure';
import type { Attempt } from '../wire/contract';
import type { Accepted, GenerationEvent } from '../live/envelope';
import type { Message } from '../live/message';
import { merged, onPath, placed } from './tree';

/** An answer while it is being written, as far as it has come. */
export interface Writing {
  text: string;
  reasoning: string;
  /** Attempts that are over, in order. */
  attempts: Attempt[];
  /** The attempt that is running. */
  current?: Attempt;
  stopping?: boolean;
}

/** A question that the server has not confirmed yet, or the wish for another answer to `again`. */
export interface Pending {
  id: string;
  text: string;
  parent?: string;
  course?: string;
  again?: string;
  failure?: Failure;
}

/** One conversation as far as this page knows it: a tree of messages, of which one branch is shown. */
export interface Thread {
  messages: ReadonlyMap<string, Message>;
  /** The last message of the branch that is shown. */
  leaf?: string;
  /** By generation. */
  writing: Readonly<Record<string, Writing>>;
  pending?: Pending;
}

export type ThreadAction =
  | { type: 'opened'; items: Message[]; leaf?: string }
  | { type: 'older'; items: Message[] }
  | { type: 'received'; message: Message }
  | { type: 'changed'; message: Message }
  | { type: 'happened'; event: GenerationEvent }
  | { type: 'shown'; leaf: string }
  | { type: 'sending'; pending: Pending }
  | { type: 'accepted'; id: string; accepted: Accepted }
  | { type: 'refused'; id: string; failure: Failure }
  | { type: 'dismissed' }
  | { type: 'stopping'; generation: string };

export const NOTHING: Thread = { messages: new Map(), writing: {} };
const START: Writing = { text: '', reasoning: '', attempts: [] };

/** The conversation after one action. Pure; what was already seen changes nothing. */
export function thread(state: Thread, action: ThreadAction): Thread {
  switch (action.type) {
    case 'opened': {
      const leaf = action.leaf ?? action.items.at(-1)?.id;
      return { ...state, messages: merged(state.messages, action.items), ...(leaf ? { leaf } : {}) };
    }
    case 'older':
      return { ...state, messages: merged(state.messages, action.items) };
    case 'received':
      return received(state, action.message);
    case 'changed':
      return changed(state, action.message);
    case 'happened':
      return happened(state, action.event);
    case 'shown':
      return { ...state, leaf: action.leaf };
    case 'sending':
      return { ...state, pending: action.pending };
    case 'accepted': {
      const { userMessage, answer } = action.accepted;
      const settled = without(state, action.id);
      return received(userMessage ? received(settled, userMessage) : settled, answer);
    }
    case 'refused':
      return state.pending?.id === action.id ? { ...state, pending: { ...state.pending, failure: action.failure } } : state;
    case 'dismissed':
      return without(state, state.pending?.id);
    case 'stopping':
      return write(state, action.generation, (writing) => ({ ...writing, stopping: true }));
  }
}

function received(state: Thread, message: Message): Thread {
  if (state.messages.has(message.id)) return state;
  // The echo of this page's own question may come before its acknowledgement.
  const { pending } = state;
  const own = pending && !pending.again && message.role === 'user' && (message.id === pending.id || (message.text === pending.text && message.parent === pending.parent));
  const settled = own ? without(state, pending.id) : state;
  const shows = state.leaf === undefined || message.parent === undefined || onPath(state, message.parent);
  return { ...settled, messages: placed(state.messages, message), ...(shows ? { leaf: message.id } : {}) };
}

function changed(state: Thread, message: Message): Thread {
  const before = state.messages.get(message.id);
  if (!before) return received(state, message);
  const next = { ...state, messages: new Map(state.messages).set(message.id, message) };
  return message.state === 'streaming' ? next : settled(next, before.generation);
}

function happened(state: Thread, event: GenerationEvent): Thread {
  switch (event.type) {
    case 'provider_attempt':
      return write(state, event.data.generation, (writing) => attempted(writing, event.data));
    case 'ai_delta':
    case 'ai_reasoning': {
      const { generation, offset, text } = event.data;
      const field = event.type === 'ai_delta' ? 'text' : 'reasoning';
      return write(state, generation, (writing) => grown(writing, field, offset ?? writing[field].length, text));
    }
    case 'ai_restarted':
      return write(state, event.data.generation, (writing) => ({ ...writing, text: '', reasoning: '' }));
    case 'ai_done':
      return ended(state, event.data.generation, event.data.message, { state: 'complete' });
    case 'ai_error':
      return ended(state, event.data.generation, event.data.message, { state: 'failed', error: event.data.error });
  }
}

function attempted(writing: Writing, { generation: _, number, next: ___, failed, kind, ...attempt }: Extract<GenerationEvent, { type: 'provider_attempt' }>['data']): Writing {
  // Told again to whoever resumes.
  if (number <= writing.attempts.length) return writing;
  const code = attempt.code ?? failed ?? kind;
  const { current: ____, ...rest } = writing;
  return code ? { ...rest, reasoning: '', attempts: [...writing.attempts, { ...attempt, code }] } : { ...rest, current: attempt };
}

function grown(writing: Writing, field: 'text' | 'reasoning', offset: number, text: string): Writing {
  const have = writing[field];
  if (offset > have.length || offset + text.length <= have.length) return writing;
  return { ...writing, [field]: have + text.slice(have.length - offset) };
}

function ended(state: Thread, generation: string | undefined, whole: Message | string | undefined, end: Partial<Message>): Thread {
  if (typeof whole === 'object') return changed(state, whole);
  const message = whole ? state.messages.get(whole) : byGeneration(state, generation);
  if (!message || message.state !== 'streaming') return settled(state, generation);
  const { text, reasoning, attempts } = writingOf(state, message) ?? START;
  const { generation: _, ...rest } = message;
  return changed(state, { ...rest, text, attempts, ...(reasoning ? { reasoning } : {}), ...end });
}

/** What is being written into a message: from its events, or from the text that came with it; undefined for one that is not being written. */
export function writingOf(state: Thread, message: Message): Writing | undefined {
  if (message.state !== 'streaming') return undefined;
  return state.writing[message.generation ?? ''] ?? startOf(message);
}

const starts = new WeakMap<Message, Writing>();

// The same object each time for the same message: whoever watches it would otherwise see a change at every look, and look for ever.
function startOf(message: Message): Writing {
  const { text, reasoning = '', attempts = [] } = message;
  if (text === '' && reasoning === '' && attempts.length === 0) return START;
  const known = starts.get(message) ?? { text, reasoning, attempts };
  starts.set(message, known);
  return known;
}

function write(state: Thread, generation: string, change: (writing: Writing) => Writing): Thread {
  const message = state.writing[generation] ? undefined : byGeneration(state, generation);
  const before = state.writing[generation] ?? (message ? startOf(message) : START);
  const after = change(before);
  return after === before ? state : { ...state, writing: { ...state.writing, [generation]: after } };
}

function byGeneration(state: Thread, generation: string | undefined): Message | undefined {
  if (!generation) return undefined;
  // The newest come last, and it is they that are being written.
  return [...state.messages.values()].findLast((message) => message.generation === generation);
}

function settled(state: Thread, generation: string | undefined): Thread {
  if (!generation || !state.writing[generation]) return state;
  const { [generation]: _, ...writing } = state.writing;
  return { ...state, writing };
}

function without(state: Thread, id: string | undefined): Thread {
  if (!state.pending || state.pending.id !== id) return state;
  const { pending: _, ...rest } = state;
  return rest;
}
