import type { Catalogue, ChatEvent, ChatRequest } from './contract';
import { ChatFailure, connectionLost, httpFailure, notUnderstood, unreachable } from './failure';
import { readSse } from './sse';

// Relative to the page, so that the server may live below a context path.
const PROVIDERS = 'api/chat/providers';
const STREAM = 'api/chat/stream';

export async function fetchCatalogue(signal?: AbortSignal): Promise<Catalogue> {
  const response = await ask(PROVIDERS, { headers: { Accept: 'application/json' }, ...(signal && { signal }) });
  const body: unknown = await response.json().catch(() => undefined);
  if (!isCatalogue(body)) throw new ChatFailure(notUnderstood());
  return body;
}

/** Sends one question and gives the server's events as they come. Ends after `done` or `error`; throws a {@link ChatFailure} for anything else. */
export async function* streamChat(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent> {
  const response = await ask(STREAM, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify(request),
    cache: 'no-store',
    signal,
  });
  if (!response.body || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    throw new ChatFailure(notUnderstood());
  }
  try {
    for await (const { name, data } of readSse(response.body)) {
      const event = { name, data: parsed(data) } as ChatEvent;
      yield event;
      if (event.name === 'done' || event.name === 'error') return;
    }
  } catch (cause) {
    throw cause instanceof ChatFailure ? cause : new ChatFailure(connectionLost());
  }
  throw new ChatFailure(connectionLost());
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  // Never sends anything elsewhere: a redirect would carry the keys along.
  const response = await fetch(path, { redirect: 'error', referrerPolicy: 'no-referrer', ...init }).catch(() => {
    throw new ChatFailure(unreachable());
  });
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  throw new ChatFailure(httpFailure(response.status, body, response.headers.get('Retry-After')));
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new ChatFailure(notUnderstood());
  }
}

function isCatalogue(body: unknown): body is Catalogue {
  const given = body as Partial<Catalogue> | undefined;
  return Array.isArray(given?.providers) && Array.isArray(given?.courses) && given.courses.length > 0 && typeof given.limits === 'object';
}
