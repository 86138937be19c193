import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Backoff } from '../live/backoff';
import type { ServerEvent } from '../live/envelope';
import { Fallback } from '../live/fallback';
import { LiveClient } from '../live/live-client';
import type { Message } from '../live/message';
import { FakeHttp, FakeSockets, refusal } from '../testing/live';
import { KeptConversation } from './kept-conversation';
import type { Choice } from './port';
import { writingOf } from './thread';

const message = (id: string, seq: number, parent?: string, more: Partial<Message> = {}): Message => ({
  id, seq, role: seq % 2 ? 'user' : 'assistant', text: id, state: 'complete', createdAt: '2026-11-21T18:00:00Z', ...(parent ? { parent } : {}), ...more,
});
const choice = (more: Partial<Choice> = {}): Choice => ({ keys: () => ({}), ...more });
const step = (milliseconds = 20) => vi.advanceTimersByTimeAsync(milliseconds);

async function opened({ online = true, exists = true } = {}) {
  const http = new FakeHttp();
  http.answer('api/conversations/c', { id: 'c', title: 'T', createdAt: '', updatedAt: '', lastSeq: 2, leaf: 'a1' });
  http.answer('api/conversations/c/messages', { items: [message('q1', 1), message('a1', 2, 'q1')], more: false });
  const sockets = new FakeSockets();
  const live = new LiveClient({ ticket: async () => 'T', open: sockets.open, fallback: new Fallback(http), backoff: new Backoff(() => 1) });
  live.start();
  await step();
  if (online) sockets.last.says({ v: 1, type: 'hello', data: { connection: 'x', heartbeatMs: 60_000 } });
  const port = new KeptConversation('c', http, live, exists);
  await port.load();
  const shown = () => port.store.shown().map(({ id }) => id);
  const says = async (...events: object[]) => {
    sockets.last.says(...(events as ServerEvent[]));
    await step();
  };
  return { http, sockets, live, port, shown, says };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'requestAnimationFrame', 'cancelAnimationFrame', 'performance'] }));
afterEach(() => void vi.useRealTimers());

describe('KeptConversation', () => {
  it('loadsTheNewestMessagesAndAsksForWhatComesAfterThem', async () => {
    const { shown, sockets } = await opened();
    await step();
    expect(shown()).toEqual(['q1', 'a1']);
    expect(sockets.last.sent('subscribe')).toContainEqual({ room: 'c' });
    expect(sockets.last.sent('resume').at(-1)).toEqual({ rooms: { c: 2 }, generations: {} });
  });

  it('asksBySocketAndShowsTheAnswerAsItComes', async () => {
    const { port, sockets, shown, says } = await opened();
    port.ask({ text: 'Why?', parent: 'a1' }, choice({ course: 'dsa', providers: ['groq'], models: { groq: 'llama' } }));
    const [sent] = sockets.last.sent('message_send') as [{ id: string }];
    expect(sent).toEqual({ id: sent.id, text: 'Why?', parent: 'a1', course: 'dsa', providers: ['groq'], models: { groq: 'llama' } });
    const question = message('q2', 3, 'a1', { text: 'Why?' });
    const answer = message('a2', 4, 'q2', { state: 'streaming', generation: 'g', text: '' });
    await says({ v: 1, type: 'message_receive', room: 'c', seq: 3, data: question }, { v: 1, type: 'message_receive', room: 'c', seq: 4, data: answer });
    await says({ v: 1, type: 'ack', id: sent.id, data: { userMessage: question, answer } });
    await says({ v: 1, type: 'ai_delta', data: { generation: 'g', message: 'a2', offset: 0, text: 'Because' } });
    expect(shown()).toEqual(['q1', 'a1', 'q2', 'a2']);
    expect(port.store.get().pending).toBeUndefined();
    expect(writingOf(port.store.get(), answer)?.text).toBe('Because');
  });

  it('marksAnotherBeginningSoThatTheServerDoesNotAppendIt', async () => {
    const { port, sockets } = await opened();
    port.ask({ text: 'Anew' }, choice());
    expect(sockets.last.sent('message_send')).toMatchObject([{ parent: 'first' }]);
  });

  it('sendsByPostUnderTheSameIdWhenTheSocketBreaksBeforeTheAnswer', async () => {
    const { port, sockets, http, shown } = await opened();
    http.answer('api/conversations/c/messages', { userMessage: message('q2', 3, 'a1', { text: 'Why?' }), answer: message('a2', 4, 'q2') }, 'POST');
    const keys = () => ({ groq: 'gsk_x' });
    port.ask({ text: 'Why?', parent: 'a1' }, choice({ keys }));
    const [sent] = sockets.last.sent('message_send') as [{ id: string }];
    expect(sockets.last.frames.at(-1)).toBeInstanceOf(Uint8Array);
    sockets.last.breaks(1006);
    await step();
    const posted = http.asked.find(({ method }) => method === 'POST');
    expect(posted?.body).toEqual(sent);
    expect(shown()).toEqual(['q1', 'a1', 'q2', 'a2']);
  });

  it('asksForAnotherAnswerByPostWhereThereIsNoSocket', async () => {
    const { port, http, shown } = await opened({ online: false });
    http.answer('api/conversations/c/messages/q1/answers', { answer: message('a1b', 4, 'q1', { siblings: { index: 2, count: 2, previous: 'a1' } }) }, 'POST');
    port.again('q1', choice());
    await step();
    expect(shown()).toEqual(['q1', 'a1b']);
    expect(http.asked.at(-1)?.body).not.toHaveProperty('message');
  });

  it('keepsARefusedQuestionAndSendsItAgainUnderItsId', async () => {
    const { port, http } = await opened({ online: false });
    http.answer('api/conversations/c/messages', () => Promise.reject(refusal(429)), 'POST');
    port.ask({ text: 'Why?', parent: 'a1' }, choice());
    await step();
    const { pending } = port.store.get();
    expect(pending).toMatchObject({ text: 'Why?', failure: { status: 429 } });
    http.answer('api/conversations/c/messages', { userMessage: message('q2', 3, 'a1'), answer: message('a2', 4, 'q2') }, 'POST');
    port.retry(choice());
    await step();
    expect(port.store.get().pending).toBeUndefined();
    expect(http.asked.filter(({ method }) => method === 'POST').map(({ body }) => (body as { id: string }).id)).toEqual([pending?.id, pending?.id]);
  });

  it('showsAnotherBranchAtOnceAndThenAsTheServerKnowsIt', async () => {
    const { port, http, shown, says } = await opened();
    await says({ v: 1, type: 'message_receive', room: 'c', seq: 3, data: message('q1b', 3, undefined, { siblings: { index: 2, count: 2, previous: 'q1' } }) });
    expect(shown()).toEqual(['q1b']);
    http.answer('api/conversations/c', { id: 'c', leaf: 'a9' }, 'PATCH');
    http.answer('api/conversations/c/messages', { items: [message('q1', 1), message('a1', 2, 'q1'), message('q9', 9, 'a1'), message('a9', 10, 'q9')], more: false });
    port.show('q1');
    expect(shown()).toEqual(['q1', 'a1']);
    await step();
    expect(shown()).toEqual(['q1', 'a1', 'q9', 'a9']);
  });

  it('loadsEarlierMessagesOnceHoweverOftenItIsAsked', async () => {
    const { port, http, shown } = await opened();
    http.answer('api/conversations/c/messages', { items: [message('q0', 1), message('a0', 2, 'q0')], more: false });
    port.store.report({ type: 'opened', items: [message('q5', 5, 'a0'), message('a5', 6, 'q5')] });
    await Promise.all([port.older(), port.older()]);
    expect(shown()).toEqual(['q0', 'a0', 'q5', 'a5']);
    expect(http.asked.filter(({ query }) => query?.before === 'q5')).toHaveLength(1);
    await port.older();
    expect(http.asked.filter(({ query }) => query?.before)).toHaveLength(1);
  });

  it('stopsTheAnswerOnTheServer', async () => {
    const { port, http, says } = await opened();
    http.answer('api/generations/g/stop', {}, 'POST');
    await says({ v: 1, type: 'message_receive', room: 'c', seq: 3, data: message('a2', 3, 'a1', { role: 'assistant', state: 'streaming', generation: 'g', text: 'Half' }) });
    port.stop();
    expect(port.store.get().writing.g).toMatchObject({ text: 'Half', stopping: true });
    expect(http.asked.at(-1)).toMatchObject({ path: 'api/generations/g/stop', method: 'POST' });
  });

  it('readsAnewWhatItCannotCatchUpWith', async () => {
    const { http, shown, says } = await opened();
    http.answer('api/conversations/c', { id: 'c', lastSeq: 900, leaf: 'a450' });
    http.answer('api/conversations/c/messages', { items: [message('q450', 899, 'a449'), message('a450', 900, 'q450')], more: true });
    await says({ v: 1, type: 'resync', room: 'other', data: {} });
    expect(shown()).toEqual(['q1', 'a1']);
    await says({ v: 1, type: 'resync', room: 'c', data: {} });
    expect(shown()).toEqual(['q450', 'a450']);
  });

  it('ignoresWhatHappensInOtherConversations', async () => {
    const { shown, says, port } = await opened();
    await says({ v: 1, type: 'message_receive', room: 'd', seq: 1, data: message('x', 1) });
    await says({ v: 1, type: 'ai_delta', data: { generation: 'other', message: 'y', offset: 0, text: 'no' } });
    expect(shown()).toEqual(['q1', 'a1']);
    expect(port.store.get().writing).toEqual({});
  });
});
