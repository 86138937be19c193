import { readSse } from '../wire/sse';
import { parseEnvelope, type ServerEvent } from './envelope';
import type { HttpWay } from './http';

/** One answer that is followed without a socket. */
export interface Following {
  generation: string;
  /** How much of it is there, asked anew before each request. */
  offset: () => number;
  report: (event: ServerEvent) => void;
  signal: AbortSignal;
}

const WAIT = '20s';
const PAUSE_MS = 1000;
const SSE_TRIES = 2;

/** Follows an answer by server-sent events; where these do not get through, by asking again and again. Ends when the answer has ended. */
export async function follow(http: HttpWay, following: Following): Promise<void> {
  for (let tries = 0; tries < SSE_TRIES && !following.signal.aborted; tries++) {
    if (await streamed(http, following).catch(() => false)) return;
  }
  while (!following.signal.aborted) {
    if (await polled(http, following).catch(() => 'failed') === true) return;
    await pause(PAUSE_MS, following.signal);
  }
}

async function streamed(http: HttpWay, { generation, offset, report, signal }: Following): Promise<boolean> {
  const response = await http.send(`api/generations/${generation}/events`, { query: { offset: offset() }, accept: 'text/event-stream', signal });
  if (!response.body || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) return false;
  for await (const { data } of readSse(response.body)) {
    const event = parseEnvelope(data);
    if (!event) continue;
    report(event);
    if (isEnd(event)) return true;
  }
  return false;
}

async function polled(http: HttpWay, { generation, offset, report, signal }: Following): Promise<boolean> {
  const query = { offset: offset(), wait: WAIT };
  const { events, done } = await http.json<{ events: ServerEvent[]; done: boolean }>(`api/generations/${generation}`, { query, signal });
  for (const event of events) report(event);
  return done;
}

function isEnd({ type }: ServerEvent) {
  return type === 'ai_done' || type === 'ai_error';
}

export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
