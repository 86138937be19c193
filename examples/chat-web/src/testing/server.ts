import { vi } from 'vitest';
import type { Catalogue, ChatEvent, ChatRequest } from '../wire/contract';

export const CATALOGUE: Catalogue = {
  providers: [
    { id: 'gemini', name: 'Google Gemini', keyHint: 'starts with AIza or AQ.', keyUrl: 'https://aistudio.google.com/apikey' },
    { id: 'groq', name: 'Groq', keyHint: 'starts with gsk_', keyUrl: 'javascript:alert(1)' },
  ],
  courses: [{ id: 'dsa', title: 'Data Structures' }, { id: 'db', title: 'Databases' }],
  limits: { messageCharacters: 50, keys: 3 },
};

/** A server in place of `fetch`: it offers the catalogue and lets a test send the events of each question by hand. */
export function fakeServer() {
  const asked: { request: ChatRequest; signal: AbortSignal; send: (...events: [ChatEvent['name'], object][]) => void; end: () => void }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (path === '/api/chat/providers') return Response.json(CATALOGUE);
    let out: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (out = controller) });
    const signal = init.signal as AbortSignal;
    signal.addEventListener('abort', () => out.error(signal.reason));
    asked.push({
      request: JSON.parse(init.body as string),
      signal,
      send: (...events) => events.forEach(([name, data]) => out.enqueue(new TextEncoder().encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`))),
      end: () => out.close(),
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  });
  return asked;
}
