import type { Attempt, Problem } from '../wire/contract';
import type { Failure } from '../wire/failure';

export type MessageState = 'complete' | 'streaming' | 'interrupted' | 'stopped' | 'failed';

export interface TokenUsage {
  inputTokens?: number;
  outputTokens?: number;
  cachedTokens?: number;
  reasoningTokens?: number;
}

/** Where a message stands among the children of its parent that have its role; `index` counts from 1. */
export interface Siblings {
  index: number;
  count: number;
  previous?: string;
  next?: string;
}

/** Why there is no whole answer. */
export interface MessageError {
  code: string;
  message: string;
  retryAfter?: number;
  problems?: Problem[];
}

/** One message of a conversation, as the server sends it. */
export interface Message {
  id: string;
  /** Its place in the order of the conversation, contiguous from 1. */
  seq: number;
  parent?: string;
  role: 'user' | 'assistant';
  text: string;
  state: MessageState;
  createdAt: string;
  course?: string;
  provider?: string;
  model?: string;
  finishReason?: string;
  usage?: TokenUsage;
  firstTextMs?: number;
  durationMs?: number;
  attempts?: Attempt[];
  reasoning?: string;
  error?: MessageError;
  /** What the page itself found instead of an answer, for example that the server was not reached. Never from the server. */
  failure?: Failure;
  /** The job that writes it; while streaming only. */
  generation?: string;
  siblings?: Siblings;
}

/** A conversation without its messages. */
export interface Conversation {
  id: string;
  title: string;
  course?: string;
  createdAt: string;
  updatedAt: string;
  /** How many there are. */
  messages?: number;
  lastSeq?: number;
  /** The message whose branch is shown. */
  leaf?: string;
}

/** Items with the cursor of what follows, absent at the end. */
export interface Page<T> {
  items: T[];
  next?: string;
}
