import type { Attempt } from '../wire/contract';
import type { Conversation, Message, MessageError } from './message';

/** A question as it goes to the server, by socket or by POST. `id` is the client's: sending it again changes nothing. */
export interface SendMessage {
  id: string;
  parent?: string;
  text: string;
  course?: string;
  apiKeys?: Record<string, string | string[]>;
  providers?: string[];
  models?: Record<string, string>;
}

/** Asks for another answer to a question that is there. */
export type AnswerAgain = Omit<SendMessage, 'text' | 'parent' | 'course'> & { message: string };

/** What the server stored: the question, if it was new, and the answer that is being written. */
export interface Accepted {
  userMessage?: Message;
  answer: Message;
}

interface Of<T extends string, D> {
  v: 1;
  type: T;
  id?: string;
  room?: string;
  seq?: number;
  ts?: string;
  data: D;
}

export type AttemptEvent = Of<'provider_attempt', Attempt & { generation: string; number: number; failed?: string; kind?: string; next?: string }>;
export type DeltaEvent = Of<'ai_delta' | 'ai_reasoning', { generation: string; message?: string; offset: number; text: string }>;

/** What happens to one answer that is being written. The same on every transport. */
export type GenerationEvent =
  | AttemptEvent
  | DeltaEvent
  | Of<'ai_restarted', { generation: string; message?: string }>
  | Of<'ai_done', { generation?: string; message: Message | string }>
  | Of<'ai_error', { generation: string; message?: Message | string; error: MessageError }>;

export type MessageEvent = Of<'message_receive' | 'message_changed', Message>;

/** What happens to a conversation. */
export type RoomEvent =
  | MessageEvent
  | Of<'conversation_changed', Conversation>
  | Of<'conversation_deleted', { id?: string }>;

/** What concerns the connection alone. */
export type ConnectionEvent =
  | Of<'hello', { connection: string; heartbeatMs: number }>
  | Of<'ack', Accepted>
  | Of<'error', MessageError & { error?: string }>
  | Of<'resync', { reason?: string }>
  | Of<'goaway', { retryAfterMs: number }>
  | Of<'pong', unknown>;

export type ServerEvent = GenerationEvent | RoomEvent | ConnectionEvent;

const GENERATION_EVENTS: ReadonlySet<string> = new Set(['provider_attempt', 'ai_delta', 'ai_reasoning', 'ai_restarted', 'ai_done', 'ai_error']);

export function isGenerationEvent(event: ServerEvent): event is GenerationEvent {
  return GENERATION_EVENTS.has(event.type);
}

/** The event in a text, or undefined for what this page does not understand: a newer server may send more. */
export function parseEnvelope(text: string): ServerEvent | undefined {
  try {
    const given = JSON.parse(text) as Partial<ServerEvent>;
    return given?.v === 1 && typeof given.type === 'string' ? ({ data: {}, ...given } as ServerEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** The generation that an event is about, if any. */
export function generationOf(event: GenerationEvent): string | undefined {
  if (event.data.generation) return event.data.generation;
  return event.type === 'ai_done' && typeof event.data.message === 'object' ? event.data.message.generation : undefined;
}

/** A client's id: 128 random bits, as the server's own ids. */
export function newId(prefix = 'msg'): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `${prefix}_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
