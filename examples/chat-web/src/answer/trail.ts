import type { Attempt } from '../wire/contract';

/** From a provider's id to the name people know. */
export type NameOf = (providerId: string) => string;

const REASONS: Record<string, string> = {
  INVALID_KEY: 'invalid key',
  QUOTA_EXCEEDED: 'quota used up',
  RATE_LIMIT: 'rate limited',
  TIMEOUT: 'timed out',
  NETWORK_ERROR: 'not reached',
  UNSUPPORTED_MODEL: 'model not available',
  PROVIDER_UNAVAILABLE: 'not available',
  MALFORMED_RESPONSE: 'unreadable answer',
  REGION_BLOCKED: 'blocked in this region',
  CONTEXT_TOO_LONG: 'conversation too long',
  CONTENT_BLOCKED: 'declined to answer',
  INVALID_REQUEST: 'request refused',
};

export function reasonOf(code: string): string {
  return REASONS[code] ?? 'failed';
}

/** "gemini key 1" as people read it: "Google Gemini key 1". */
export function keyLabel({ provider, key }: Attempt, nameOf: NameOf): string {
  return key.startsWith(provider) ? nameOf(provider) + key.slice(provider.length) : key;
}

export function outcomeOf(attempt: Attempt): string {
  return attempt.code ? reasonOf(attempt.code) : 'answered';
}

/** One line for a whole chain: "Google Gemini key 1: invalid key → Groq key 1 answered". */
export function trailLine(attempts: Attempt[], nameOf: NameOf): string {
  return attempts
    .map((attempt) => keyLabel(attempt, nameOf) + (attempt.code ? ': ' : ' ') + outcomeOf(attempt))
    .join(' → ');
}
