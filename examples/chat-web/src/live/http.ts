/** What is used of the way to the server; every answer but a good one rejects with an error that carries a `failure`. */
export interface HttpWay {
  send(path: string, asking?: HttpAsking): Promise<Response>;
  json<T>(path: string, asking?: HttpAsking): Promise<T>;
}

export interface HttpAsking {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  accept?: string;
  signal?: AbortSignal;
}

/** The HTTP status that a request was refused with; undefined when the server was not reached. */
export function statusOf(cause: unknown): number | undefined {
  const failure = cause instanceof Error && 'failure' in cause ? (cause.failure as { status?: number }) : undefined;
  return failure?.status;
}
