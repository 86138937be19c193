import { describe, expect, it, vi } from 'vitest';
import type { ServerEvent } from '../live/envelope';
import type { Conversation } from '../live/message';
import { FakeHttp } from '../testing/live';
import { fileName } from '../ui/download';
import { ageOf, byAge } from './ages';
import { HistoryStore } from './history-store';
import { piecesOf } from './snippet';
import { load, Unreadable } from './transfer';

const conversation = (id: string, day: number): Conversation => ({ id, title: id.toUpperCase(), createdAt: '', updatedAt: `2026-11-${String(day).padStart(2, '0')}T12:00:00Z` });

async function listed() {
  const http = new FakeHttp();
  http.answer('api/conversations', { items: [conversation('b', 20), conversation('a', 10)], next: 'more' });
  let tell: (event: ServerEvent) => void = () => undefined;
  const store = new HistoryStore(http, { state: 'online', on: (listener) => ((tell = listener), () => undefined), onState: () => () => undefined });
  await vi.waitFor(() => expect(store.get().state).toBe('ready'));
  return { http, store, ids: () => store.get().items.map(({ id }) => id), says: (event: object) => tell({ v: 1, ...event } as ServerEvent) };
}

describe('HistoryStore', () => {
  it('loadsPageByPageWithoutRepeating', async () => {
    const { http, store, ids } = await listed();
    http.answer('api/conversations', { items: [conversation('a', 10), conversation('z', 1)] });
    await store.more();
    expect(http.asked.at(-1)?.query).toMatchObject({ after: 'more' });
    expect(ids()).toEqual(['b', 'a', 'z']);
    expect(store.get().next).toBeUndefined();
  });

  it('putsAConversationThatGrowsOnTop', async () => {
    const { ids, says } = await listed();
    says({ type: 'message_receive', room: 'a', seq: 3, data: { id: 'm', seq: 3, createdAt: '2026-11-21T12:00:00Z' } });
    expect(ids()).toEqual(['a', 'b']);
  });

  it('asksForAConversationThatItDoesNotKnow', async () => {
    const { http, ids, says } = await listed();
    http.answer('api/conversations/n', conversation('n', 21));
    says({ type: 'message_receive', room: 'n', seq: 1, data: { id: 'm', seq: 1, createdAt: '2026-11-21T12:00:00Z' } });
    await vi.waitFor(() => expect(ids()).toEqual(['n', 'b', 'a']));
  });

  it('followsRenamingAndDeletionOnOtherDevices', async () => {
    const { store, ids, says } = await listed();
    says({ type: 'conversation_changed', room: 'a', data: { ...conversation('a', 10), title: 'New' } });
    expect(store.find('a')?.title).toBe('New');
    says({ type: 'conversation_deleted', room: 'b', data: { id: 'b' } });
    expect(ids()).toEqual(['a']);
  });

  it('saysSoWhenTheListCannotBeLoadedAndTriesAgain', async () => {
    const http = new FakeHttp();
    const store = new HistoryStore(http, { state: 'online', on: () => () => undefined, onState: () => () => undefined });
    await vi.waitFor(() => expect(store.get().state).toBe('failed'));
    http.answer('api/conversations', { items: [conversation('b', 20)] });
    await store.load();
    expect(store.get()).toMatchObject({ state: 'ready', items: [{ id: 'b' }] });
  });
});

describe('ages', () => {
  const now = new Date(2026, 10, 21, 9, 0);
  it.each([
    [new Date(2026, 10, 21, 0, 0), 'today'], [new Date(2026, 10, 20, 23, 59), 'yesterday'], [new Date(2026, 10, 19), 'week'],
    [new Date(2026, 10, 1), 'month'], [new Date(2025, 1, 1), 'before'],
  ])('%s is %s', (at, age) => {
    expect(ageOf(at.toISOString(), now)).toBe(age);
  });

  it('groupWhatIsEquallyOld', () => {
    expect(byAge([conversation('a', 21), conversation('b', 20), conversation('c', 20)], new Date('2026-11-21T20:00:00Z')).map(({ items }) => items.length)).toEqual([1, 2]);
  });
});

describe('snippets', () => {
  it.each([
    ['plain', [{ text: 'plain', hit: false }]],
    ['a \ue000hit\ue001 b', [{ text: 'a ', hit: false }, { text: 'hit', hit: true }, { text: ' b', hit: false }]],
    ['\ue000a\ue001\ue000b\ue001', [{ text: 'a', hit: true }, { text: 'b', hit: true }]],
    ['cut \ue000off', [{ text: 'cut off', hit: false }]],
    ['<b>\ue000x\ue001', [{ text: '<b>', hit: false }, { text: 'x', hit: true }]],
  ])('%j', (snippet, pieces) => {
    expect(piecesOf(snippet)).toEqual(pieces);
  });
});

describe('files', () => {
  it.each([['How?', 'How'], ['a/b\\c: "d"', 'a b c d'], ['...', 'conversation'], ['', 'conversation'], ['x'.repeat(300), 'x'.repeat(80)]])('%j becomes %j', (title, name) => {
    expect(fileName(title)).toBe(name);
  });

  it('thatAreNoExportsAreNotSent', async () => {
    const http = new FakeHttp();
    await expect(load(http, new File(['not json'], 'x.json'))).rejects.toBeInstanceOf(Unreadable);
    expect(http.asked).toEqual([]);
    http.answer('api/import', { conversations: 3, messages: 9 }, 'POST');
    expect(await load(http, new File(['{"version":1}'], 'x.json'))).toBe(3);
  });
});
