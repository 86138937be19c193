import type { Catalogue, ChatEvent, ChatRequest } from './contract';
import { http } from '../session/this-page';
import { connectionLost, notUnderstood, RequestFailure } from './failure';
import { readSse } from './sse';

const PROVIDERS = 'api/chat/providers';
const STREAM = 'api/chat/stream';

export async function fetchCatalogue(signal?: AbortSignal): Promise<Catalogue> {
  const body = await http.get<unknown>(PROVIDERS, {}, signal);
  if (!isCatalogue(body)) throw new RequestFailure(notUnderstood());
  return body;
}

/** Sends one question and gives the server's events as they come. Ends after `done` or `error`; throws a {@link RequestFailure} for anything else. */
export async function* streamChat(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent> {
  const response = await http.send(STREAM, { method: 'POST', accept: 'text/event-stream', body: request, signal });
  if (!response.body || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    throw new RequestFailure(notUnderstood());
  }
  try {
    for await (const { name, data } of readSse(response.body)) {
      const event = { name, data: parsed(data) } as ChatEvent;
      yield event;
      if (event.name === 'done' || event.name === 'error') return;
    }
  } catch (cause) {
    throw cause instanceof RequestFailure ? cause : new RequestFailure(connectionLost());
  }
  throw new RequestFailure(connectionLost());
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new RequestFailure(notUnderstood());
  }
}

function isCatalogue(body: unknown): body is Catalogue {
  const given = body as Partial<Catalogue> | undefined;
  return Array.isArray(given?.providers) && Array.isArray(given?.courses) && given.courses.length > 0 && typeof given.limits === 'object';
}
