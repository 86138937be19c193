import type { Translate } from '../i18n/texts';
import type { Message } from '../live/message';
import { Refused } from '../live/requests';
import { failureText } from '../ui/failure-text';
import { httpFailure, notUnderstood, RequestFailure, streamFailure, type Failure } from '../wire/failure';

/** What the page shows for anything that can be thrown on the way to the server. */
export function failureIn(cause: unknown): Failure {
  if (cause instanceof RequestFailure) return cause.failure;
  if (cause instanceof Refused) return httpFailure(cause.reason.code.startsWith('RATE_LIMIT') ? 429 : 400, cause.reason, null);
  if (cause instanceof Error && 'failure' in cause) return cause.failure as Failure;
  return notUnderstood();
}

/** Why an answer failed. */
export function failureOf({ failure, error, attempts, text }: Message): Failure {
  if (failure) return failure;
  if (!error) return notUnderstood();
  const { problems: _, ...rest } = error;
  return streamFailure({ ...rest, ...(attempts ? { attempts } : {}), ...(text ? { partial: text } : {}) });
}

const TITLED = [
  'RATE_LIMIT', 'INVALID_KEY', 'QUOTA_EXCEEDED', 'TIMEOUT', 'CONTENT_BLOCKED', 'CONTEXT_TOO_LONG', 'CONNECTION_LOST', 'UNREACHABLE', 'BAD_ANSWER', 'INVALID_REQUEST',
] as const;

/** What went wrong, in a few words of the person's language. */
export function titleOf({ code, title }: Failure, t: Translate): string {
  const known = TITLED.find((candidate) => candidate === code || (candidate === 'RATE_LIMIT' && code === 'RATE_LIMITED'));
  if (known) return t(`chat.problem.${known}`);
  return title === BROKEN ? t('chat.problem.broken') : title === NONE ? t('chat.problem.none') : title;
}

// The two titles that the reader of streams gives to causes without one of their own.
const BROKEN = 'The answer broke off';
const NONE = 'No answer this time';

/** The same in a sentence: of the page's own language where the page knows the cause, else the server's words. */
export function sentenceOf(failure: Failure, t: Translate): string {
  return failure.code === 'CONNECTION_LOST' ? t('chat.problem.CONNECTION_LOST.text') : failureText(t, failure);
}
