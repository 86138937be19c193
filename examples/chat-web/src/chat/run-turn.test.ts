import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChatEvent, ChatRequest } from '../wire/contract';
import { joinDeltas, runTurn } from './run-turn';
import type { TurnAction } from './turns';

const REQUEST: ChatRequest = { courseId: 'dsa', message: 'Why?', apiKeys: { groq: 'gsk_secret' } };

function serve(body: string | ReadableStream<Uint8Array>, init: ResponseInit = { headers: { 'Content-Type': 'text/event-stream' } }) {
  const fetching = vi.fn(async () => new Response(body, init));
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

async function run(signal = new AbortController().signal) {
  const actions: TurnAction[] = [];
  await runTurn('t1', REQUEST, signal, (action) => actions.push(action));
  return actions;
}

const failureOf = (actions: TurnAction[]) => {
  const last = actions.at(-1);
  return last?.type === 'failed' ? last.failure : undefined;
};

afterEach(() => vi.unstubAllGlobals());

describe('runTurn', () => {
  it('postsTheQuestionAsJsonToThisServerOnly', async () => {
    const fetching = serve('event: done\ndata: {"aiResponse":"x"}\n\n');
    await run();
    const [path, init] = fetching.mock.calls[0] as unknown as [string, RequestInit];
    expect(path).toBe('/api/chat/stream');
    expect(init).toMatchObject({ method: 'POST', redirect: 'error', referrerPolicy: 'no-referrer', body: JSON.stringify(REQUEST) });
    expect(path).not.toContain('gsk_secret');
  });

  it('reportsEventsInOrderAndEndsWithDone', async () => {
    serve('event: session\ndata: {"conversationId":"c"}\n\nevent: delta\ndata: {"text":"a"}\n\nevent: delta\ndata: {"text":"b"}\n\nevent: done\ndata: {"aiResponse":"ab"}\n\n');
    const names = (await run()).map((action) => (action.type === 'event' ? [action.event.name, (action.event.data as { text?: string }).text] : action.type));
    expect(names).toEqual([['session', undefined], ['delta', 'ab'], ['done', undefined]]);
  });

  it('callsAStreamWithoutDoneALostConnection', async () => {
    serve('event: delta\ndata: {"text":"a"}\n\n');
    const actions = await run();
    expect(actions[0]).toMatchObject({ type: 'event', event: { name: 'delta' } });
    expect(failureOf(actions)?.code).toBe('CONNECTION_LOST');
  });

  it('callsAStreamThatBreaksALostConnection', async () => {
    serve(new ReadableStream({ pull: (controller) => controller.error(new TypeError('network')) }));
    expect(failureOf(await run())?.code).toBe('CONNECTION_LOST');
  });

  it('saysSoWhenTheServerCannotBeReached', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('fetch failed')));
    expect(failureOf(await run())?.title).toBe('The server cannot be reached');
  });

  it('showsTheServersSentenceAndWaitForATooManyRequests', async () => {
    serve(JSON.stringify({ error: 'x', message: 'Please wait a little.', code: 'RATE_LIMITED', retryAfter: 7 }), { status: 429 });
    expect(failureOf(await run())).toMatchObject({ message: 'Please wait a little.', retryAfter: 7 });
  });

  it('takesTheWaitFromTheHeaderWhenTheBodyIsNotJson', async () => {
    serve('<h1>Slow down</h1>', { status: 429, headers: { 'Retry-After': '3' } });
    expect(failureOf(await run())).toMatchObject({ code: 'HTTP_429', message: 'The server asks for a short pause.', retryAfter: 3 });
  });

  it('listsProblemsAndOffersTheKeysWhenTheyAreMeant', async () => {
    serve(JSON.stringify({ message: 'Not sent.', code: 'INVALID_REQUEST', problems: [{ code: 'DUPLICATE_KEY', field: 'apiKeys.groq', message: 'The same key twice.' }] }), { status: 400 });
    expect(failureOf(await run())).toMatchObject({ problems: ['The same key twice.'], remedy: 'keys' });
  });

  it.each([
    ['another content type', '<html></html>', 'text/html'],
    ['an event that is not JSON', 'event: delta\ndata: {oops\n\n', 'text/event-stream'],
  ])('doesNotTrust %s', async (_, body, type) => {
    serve(body, { headers: { 'Content-Type': type } });
    expect(failureOf(await run())?.code).toBe('BAD_ANSWER');
  });

  it('isSilentAfterStop', async () => {
    const abort = new AbortController();
    serve(new ReadableStream({ pull: (controller) => (abort.abort(), controller.error(new DOMException('', 'AbortError'))) }));
    expect(await run(abort.signal)).toEqual([]);
  });
});

describe('joinDeltas', () => {
  const of = (name: ChatEvent['name'], text: string): TurnAction => ({ type: 'event', id: 't1', event: { name, data: { text } } as ChatEvent });

  it('joinsTheDeltasOfAFrameAndFlushesBeforeAnythingElse', () => {
    const seen: TurnAction[] = [];
    let frame = () => undefined as void;
    const report = joinDeltas((action) => seen.push(action), (run) => (frame = run));
    report(of('delta', 'a'));
    report(of('delta', 'b'));
    expect(seen).toEqual([]);
    frame();
    expect(seen).toEqual([of('delta', 'ab')]);
    report(of('reasoning', 'c'));
    report(of('delta', 'd'));
    report({ type: 'stopped', id: 't1' });
    expect(seen.slice(1)).toEqual([of('reasoning', 'c'), of('delta', 'd'), { type: 'stopped', id: 't1' }]);
    frame();
    expect(seen).toHaveLength(4);
  });
});
