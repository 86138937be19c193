import type { Translate } from '../i18n/texts';
import type { Attempt } from '../wire/contract';

/** From a provider's id to the name people know. */
export type NameOf = (providerId: string) => string;

const REASONS = [
  'INVALID_KEY', 'QUOTA_EXCEEDED', 'RATE_LIMIT', 'TIMEOUT', 'NETWORK_ERROR', 'UNSUPPORTED_MODEL', 'PROVIDER_UNAVAILABLE',
  'MALFORMED_RESPONSE', 'REGION_BLOCKED', 'CONTEXT_TOO_LONG', 'CONTENT_BLOCKED', 'INVALID_REQUEST',
] as const;

export function reasonOf(code: string, t: Translate): string {
  return t(`chat.reason.${REASONS.find((known) => known === code) ?? 'OTHER'}`);
}

/** "gemini key 1" as people read it: "Google Gemini key 1". */
export function keyLabel({ provider, key }: Attempt, nameOf: NameOf, t: Translate): string {
  const [, number] = /^\S+ key (\d+)$/.exec(key) ?? [];
  if (number && key.startsWith(provider)) return t('chat.key', { provider: nameOf(provider), number });
  return key.startsWith(provider) ? nameOf(provider) + key.slice(provider.length) : key;
}

/** Whether only the server's own words tell why. */
export const isUnknown = ({ code }: Attempt) => code !== undefined && !REASONS.some((known) => known === code);

export function outcomeOf(attempt: Attempt, t: Translate): string {
  return attempt.code ? reasonOf(attempt.code, t) : t('chat.reason.answered');
}

/** One line for a whole chain: "Google Gemini key 1: invalid key → Groq key 1 answered". */
export function trailLine(attempts: Attempt[], nameOf: NameOf, t: Translate): string {
  return attempts
    .map((attempt) => {
      const key = keyLabel(attempt, nameOf, t);
      return attempt.code ? t('chat.trail.failed', { key, reason: reasonOf(attempt.code, t) }) : t('chat.trail.answered', { key });
    })
    .join(` ${t('chat.arrow')} `);
}
