/** The words of the chat server's HTTP contract, as they appear on the wire. */

export interface Provider {
  id: string;
  name: string;
  keyHint?: string;
  keyUrl?: string;
  /** False when it works without a key. */
  keyNeeded?: boolean;
  /** The model that is asked unless another one is chosen. */
  model?: string;
}

export interface Course {
  id: string;
  title: string;
}

export interface Catalogue {
  providers: Provider[];
  courses: Course[];
  limits: { messageCharacters: number; keys: number };
}

/** What the server allows in the current window; `resetIn` is in seconds. */
export interface RateLimit {
  remaining: number;
  resetIn: number;
}

export type FailureCode =
  | 'INVALID_KEY'
  | 'QUOTA_EXCEEDED'
  | 'RATE_LIMIT'
  | 'TIMEOUT'
  | 'NETWORK_ERROR'
  | 'UNSUPPORTED_MODEL'
  | 'PROVIDER_UNAVAILABLE'
  | 'MALFORMED_RESPONSE'
  | 'REGION_BLOCKED'
  | 'CONTEXT_TOO_LONG'
  | 'CONTENT_BLOCKED'
  | 'INVALID_REQUEST';

/** One call of one key; without `code` it answered. `key` is a label such as "gemini key 1". */
export interface Attempt {
  provider: string;
  key: string;
  model?: string;
  code?: string;
  message?: string;
  status?: number;
  durationMs?: number;
}

export interface Usage {
  inputTokens?: number;
  outputTokens?: number;
  cachedInputTokens?: number;
  reasoningTokens?: number;
}

export interface Problem {
  code: string;
  field?: string;
  message: string;
}

export interface Done {
  conversationId: string;
  aiResponse: string;
  provider: string;
  model?: string;
  finishReason?: string;
  usage?: Usage;
  attempts?: Attempt[];
  timeToFirstTokenMs?: number;
  durationMs?: number;
  rateLimit?: RateLimit;
  timestamp?: string;
}

export interface StreamError {
  error?: string;
  message: string;
  code: string;
  attempts?: Attempt[];
  partial?: string;
  retryAfter?: number;
}

/** Every event of `POST /api/chat/stream`, by its SSE name. */
export type ChatEvent =
  | { name: 'session'; data: { conversationId: string; userMessage?: string; rateLimit?: RateLimit } }
  | { name: 'attempt'; data: { number: number; provider: string; key: string; model?: string } }
  | { name: 'attempt-failed'; data: Attempt & { number: number; code: string; next?: string } }
  | { name: 'delta'; data: { text: string } }
  | { name: 'reasoning'; data: { text: string } }
  | { name: 'restarted'; data: { provider: string } }
  | { name: 'done'; data: Done }
  | { name: 'error'; data: StreamError };

/** A provider's keys: one, or several that are tried in this order. */
export type ApiKeys = Record<string, string | string[]>;

export interface ChatRequest {
  courseId: string;
  message: string;
  conversationId?: string;
  apiKeys: ApiKeys;
}

/** The `provider` of an answer that came from the course, without any AI call. */
export const KNOWLEDGE_BASE = 'knowledge-base';
