import type { Message } from '../live/message';
import { Refused } from '../live/requests';
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
