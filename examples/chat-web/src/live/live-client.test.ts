import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Backoff } from './backoff';
import { FakeHttp, FakeSockets, refusal } from '../testing/live';
import type { ServerEvent } from './envelope';
import { Fallback } from './fallback';
import { LiveClient } from './live-client';
import { Refused, Unanswered } from './requests';

const hello: ServerEvent = { v: 1, type: 'hello', data: { connection: 'c', heartbeatMs: 10_000 } };
const delta = (offset: number, text: string): ServerEvent => ({ v: 1, type: 'ai_delta', room: 'r', data: { generation: 'g', offset, text } });

function client(ticket: () => Promise<string> = async () => 'T1') {
  const sockets = new FakeSockets();
  const http = new FakeHttp();
  const live = new LiveClient({ ticket, open: sockets.open, fallback: new Fallback(http, 1000), backoff: new Backoff(() => 1) });
  const seen: ServerEvent[] = [];
  live.on((event) => seen.push(event));
  live.start();
  return { live, sockets, http, seen, texts: () => seen.filter(({ type }) => type === 'ai_delta').map(({ data }) => (data as { text: string }).text).join('') };
}

const step = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('LiveClient', () => {
  it('showsItsTicketAsASubprotocolAndNotInTheAddress', async () => {
    const { sockets } = client();
    await step();
    expect(sockets.last.protocols).toEqual(['chat.v1', 'ticket.T1']);
  });

  it('resumesWhereItWasAfterABreak', async () => {
    const { live, sockets, texts } = client();
    await step();
    sockets.last.says(hello);
    live.enter('r', 4);
    live.follow('g', 0);
    sockets.last.says(delta(0, 'Hello '));
    sockets.last.breaks(1006);
    await step(500);
    sockets.last.says(hello);
    expect(sockets.last.sent('resume')).toEqual([{ rooms: { r: 4 }, generations: { g: 6 } }]);
    sockets.last.says(delta(0, 'Hello wor'), delta(9, 'ld'));
    expect(texts()).toBe('Hello world');
  });

  it('asksAgainForWhatIsMissing', async () => {
    const { live, sockets, texts } = client();
    await step();
    sockets.last.says(hello);
    live.follow('g', 0);
    sockets.last.says(delta(0, 'one '), delta(8, 'three'));
    await step();
    expect(sockets.last.sent('resume').at(-1)).toEqual({ rooms: {}, generations: { g: 4 } });
    sockets.last.says(delta(4, 'two three'));
    expect(texts()).toBe('one two three');
  });

  it('waitsLongerAndLongerButNeverAboveThirtySeconds', () => {
    const backoff = new Backoff(() => 1);
    expect(Array.from({ length: 9 }, () => backoff.next())).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
    backoff.ended(29_999);
    expect(backoff.next()).toBe(30_000);
    backoff.ended(30_000);
    expect(backoff.next()).toBe(500);
    expect(new Backoff(() => 0).next()).toBe(0);
  });

  it('comesBackAtOnceWhenTheDeviceIsOnlineAgain', async () => {
    const { sockets } = client();
    await step();
    sockets.last.says(hello);
    sockets.last.breaks(1006);
    dispatchEvent(new Event('online'));
    await step();
    expect(sockets.all).toHaveLength(2);
  });

  it('waitsAsLongAsALeavingServerAsks', async () => {
    const { sockets } = client();
    await step();
    sockets.last.says(hello, { v: 1, type: 'goaway', data: { retryAfterMs: 7000 } });
    sockets.last.breaks(1012);
    await step(6900);
    expect(sockets.all).toHaveLength(1);
    await step(200);
    expect(sockets.all).toHaveLength(2);
  });

  it('endsAConnectionThatHasFallenSilent', async () => {
    const { sockets } = client();
    await step();
    sockets.last.says(hello);
    await step(24_000);
    expect(sockets.last.sent('ping')).toHaveLength(2);
    await step(2000);
    expect(sockets.all).toHaveLength(2);
  });

  it('stopsForGoodWhenTheSessionHasEnded', async () => {
    let over = false;
    const { live, sockets } = client(async () => (over ? Promise.reject(refusal(401)) : 'T'));
    await step();
    sockets.last.says(hello);
    over = true;
    sockets.last.breaks(4001);
    await step(60_000);
    expect(live.state).toBe('ended');
    expect(sockets.all).toHaveLength(1);
  });

  it('renewsItsRightToBeThereBeforeTheTokenEnds', async () => {
    const { sockets } = client();
    await step();
    sockets.last.says(hello);
    for (let minute = 0; minute < 4; minute++) {
      for (let at = 0; at < 6; at++) {
        await step(10_000);
        sockets.last.says({ v: 1, type: 'pong', data: {} });
      }
    }
    expect(sockets.last.sent('auth_refresh')).toEqual([{ ticket: 'T1' }]);
  });

  it('sendsKeysInABinaryFrameOnly', async () => {
    const { live, sockets } = client();
    await step();
    sockets.last.says(hello);
    void live.request({ type: 'message_send', id: 'm1', room: 'r', data: { id: 'm1', apiKeys: { groq: 'gsk_x' } } }, true);
    void live.request({ type: 'message_send', id: 'm2', room: 'r', data: { id: 'm2' } }, false);
    expect(sockets.last.frames.slice(-2).map((frame) => typeof frame)).toEqual(['object', 'string']);
    expect(sockets.last.sent('message_send')).toEqual([{ id: 'm1', apiKeys: { groq: 'gsk_x' } }, { id: 'm2' }]);
  });

  it('tellsStoredRefusedAndUnknownApart', async () => {
    const { live, sockets } = client();
    await step();
    sockets.last.says(hello);
    const stored = live.request({ type: 'message_send', id: 'a', room: 'r', data: {} }, false);
    const refused = live.request({ type: 'message_send', id: 'b', room: 'r', data: {} }, false)?.catch((cause: unknown) => cause);
    const lost = live.request({ type: 'message_send', id: 'c', room: 'r', data: {} }, false)?.catch((cause: unknown) => cause);
    sockets.last.says({ v: 1, type: 'ack', id: 'a', data: { answer: { id: 'x' } } } as unknown as ServerEvent);
    sockets.last.says({ v: 1, type: 'error', id: 'b', data: { code: 'RATE_LIMITED', message: 'Slowly.' } });
    sockets.last.breaks(1006);
    expect(await stored).toEqual({ answer: { id: 'x' } });
    expect(await refused).toBeInstanceOf(Refused);
    expect(await lost).toBeInstanceOf(Unanswered);
    expect(live.request({ type: 'message_send', id: 'd', room: 'r', data: {} }, false)).toBeUndefined();
  });

  it('fallsBackToPlainHttpAndReturnsToTheSocket', async () => {
    const { live, sockets, http, texts } = client();
    live.enter('r', 4);
    live.follow('g', 0);
    http.stream('api/generations/g/events', [delta(0, 'by SSE ')]);
    http.answer('api/generations/g', { events: [delta(0, 'by SSE and '), delta(11, 'polling')], done: false });
    http.answer('api/conversations/r/messages', { items: [{ id: 'm5', seq: 5 }] });
    await step();
    sockets.last.breaks(1006);
    await step(500);
    sockets.last.breaks(1006);
    expect(live.state).toBe('fallback');
    await step(900);
    expect(texts()).toBe('by SSE and polling');
    expect(http.asked.find(({ path }) => path === 'api/generations/g')?.query).toEqual({ offset: 7, wait: '20s' });
    await step(200);
    expect(live.cursors.resume().rooms).toEqual({ r: 5 });
    sockets.last.says(hello);
    expect(live.state).toBe('online');
    expect(sockets.last.sent('resume')).toEqual([{ rooms: { r: 5 }, generations: { g: 18 } }]);
    const asked = http.asked.length;
    await step(9000);
    expect(http.asked).toHaveLength(asked);
  });

  it('ignoresWhatItDoesNotUnderstand', async () => {
    const { sockets, seen } = client();
    await step();
    sockets.last.says(hello);
    sockets.last.onmessage?.({ data: 'not json' } as MessageEvent);
    sockets.last.onmessage?.({ data: '{"v":2,"type":"x"}' } as MessageEvent);
    expect(seen).toEqual([]);
  });
});
