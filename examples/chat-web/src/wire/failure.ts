import type { Problem, StreamError } from './contract';

/** Why something could not be done, in words for the person who wanted it. */
export interface Failure {
  code: string;
  title: string;
  message: string;
  /** What is wrong, all of it at once. */
  problems: Problem[];
  /** The HTTP status, where there was an answer. */
  status?: number;
  /** What is wrong with single fields, by the field's name. */
  fields?: Record<string, Problem>;
  /** Seconds before which asking again is pointless. */
  retryAfter?: number;
  /** Set when the key drawer is the place to repair it. */
  remedy?: 'keys';
}

/** Thrown by the wire functions; carries what the page shows. */
export class RequestFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

const TITLES: Record<string, string> = {
  RATE_LIMIT: 'That was a lot of questions',
  RATE_LIMITED: 'That was a lot of questions',
  INVALID_KEY: 'A key was not accepted',
  QUOTA_EXCEEDED: 'A key has nothing left',
  TIMEOUT: 'It took too long',
  CONTENT_BLOCKED: 'The provider declined to answer',
  CONTEXT_TOO_LONG: 'The conversation is too long',
};

const BY_STATUS: Record<number, [title: string, message: string]> = {
  400: ['The question could not be sent', 'Something in it was not as the server expects.'],
  401: ['Please sign in', 'The server wants to know who is asking.'],
  403: ['The server refused this page', 'Reload the page and ask again.'],
  404: ['The chat was not found', 'This server does not offer the chat at this address.'],
  413: ['That is too much at once', 'Shorten the question and send it again.'],
  415: ['The server did not understand this page', 'It may be an older version: reload and ask again.'],
  429: ['That was a lot of questions', 'The server asks for a short pause.'],
};

/** What the body of an HTTP error may hold; a proxy's page may hold nothing of it. */
interface HttpErrorBody {
  message?: unknown;
  code?: unknown;
  problems?: unknown;
  retryAfter?: unknown;
}

/** Reads the body of an answer that was not a good one. */
export async function failureOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => undefined);
  return httpFailure(response.status, body, response.headers.get('Retry-After'));
}

export function httpFailure(status: number, body: unknown, retryAfterHeader: string | null): Failure {
  const given = (typeof body === 'object' && body !== null ? body : {}) as HttpErrorBody;
  const code = typeof given.code === 'string' ? given.code : `HTTP_${status}`;
  const problems = Array.isArray(given.problems) ? (given.problems as Problem[]) : [];
  const [title, message] = BY_STATUS[status] ?? ['The server had a problem', 'It could not handle the question. Please try again.'];
  const retryAfter = Number(given.retryAfter ?? retryAfterHeader ?? Number.NaN);
  const aboutKeys = problems.some((problem) => problem.field?.startsWith('apiKeys')) || /KEY/.test(code);
  return {
    code,
    status,
    ...(problems.some(({ field }) => field) && { fields: Object.fromEntries(problems.map((problem) => [problem.field ?? '', problem])) }),
    title: status === 500 ? 'The server had a problem' : title,
    message: typeof given.message === 'string' && given.message !== '' ? given.message : message,
    problems: problems.filter(({ message: text }) => typeof text === 'string'),
    ...(Number.isFinite(retryAfter) && retryAfter > 0 ? { retryAfter: Math.ceil(retryAfter) } : {}),
    ...(aboutKeys ? { remedy: 'keys' as const } : {}),
  };
}

export function streamFailure(error: StreamError): Failure {
  const aboutKeys = /KEY|QUOTA/.test(error.code) || (error.attempts ?? []).some((attempt) => attempt.code === 'INVALID_KEY');
  return {
    code: error.code,
    title: TITLES[error.code] ?? (error.partial ? 'The answer broke off' : 'No answer this time'),
    message: error.message,
    problems: [],
    ...(error.retryAfter ? { retryAfter: Math.ceil(error.retryAfter) } : {}),
    ...(aboutKeys ? { remedy: 'keys' as const } : {}),
  };
}

export function connectionLost(): Failure {
  return {
    code: 'CONNECTION_LOST',
    title: 'The connection was lost',
    message: 'The server stopped sending before the answer was complete. What had arrived is kept above.',
    problems: [],
  };
}

export function unreachable(): Failure {
  return {
    code: 'UNREACHABLE',
    title: 'The server cannot be reached',
    message: 'Check that you are online and that the server is running, then try again.',
    problems: [],
  };
}

export function notUnderstood(): Failure {
  return {
    code: 'BAD_ANSWER',
    title: 'The answer could not be read',
    message: 'The server, or something on the way, sent what this page does not understand. Reload and try again.',
    problems: [],
  };
}
