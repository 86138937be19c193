import { describe, expect, it } from 'vitest';
import type { GenerationEvent } from '../live/envelope';
import type { Message } from '../live/message';
import { NOTHING, thread, writingOf, type Thread, type ThreadAction } from './thread';
import { hasMore, newestBelow, pathOf, placeFor } from './tree';

const message = (id: string, seq: number, parent?: string, more: Partial<Message> = {}): Message => ({
  id, seq, role: seq % 2 ? 'user' : 'assistant', text: id, state: 'complete', createdAt: '2026-11-21T18:00:00Z', ...(parent ? { parent } : {}), ...more,
});
const all = (...actions: ThreadAction[]) => actions.reduce(thread, NOTHING);
const shown = (state: Thread) => pathOf(state.messages, state.leaf).map(({ id }) => id);
const opened: ThreadAction = { type: 'opened', items: [message('q1', 1), message('a1', 2, 'q1')] };
const writingAnswer = message('a2', 4, 'q2', { state: 'streaming', generation: 'g', text: '' });
const asked: ThreadAction[] = [opened, { type: 'received', message: message('q2', 3, 'a1') }, { type: 'received', message: writingAnswer }];
const happened = (event: object): ThreadAction => ({ type: 'happened', event: { v: 1, ...event } as GenerationEvent });
const delta = (offset: number, text: string) => happened({ type: 'ai_delta', data: { generation: 'g', offset, text } });
const written = (state: Thread) => writingOf(state, state.messages.get('a2')!);

describe('thread', () => {
  it('showsTheBranchOfItsLeafAndFollowsWhatIsAddedToIt', () => {
    expect(shown(all(...asked))).toEqual(['q1', 'a1', 'q2', 'a2']);
  });

  it('staysAtItsBranchWhenAnotherOneGrows', () => {
    const state = all(...asked, { type: 'shown', leaf: 'a1' }, { type: 'received', message: message('q3', 5, 'a2') });
    expect(shown(state)).toEqual(['q1', 'a1']);
    expect(state.messages.has('q3')).toBe(true);
  });

  it('showsANewBranchOfWhatIsShownAndTellsTheElderSibling', () => {
    const edited = message('q2b', 5, 'a1', { siblings: { index: 2, count: 2, previous: 'q2' } });
    const state = all(...asked, { type: 'received', message: edited });
    expect(shown(state)).toEqual(['q1', 'a1', 'q2b']);
    expect(state.messages.get('q2')?.siblings).toEqual({ index: 1, count: 2, next: 'q2b' });
    expect(newestBelow(state.messages, 'q2')).toBe('a2');
  });

  it('takesAMessageOnlyOnce', () => {
    const before = all(...asked);
    expect(thread(before, { type: 'received', message: message('q2', 3, 'a1', { text: 'other' }) })).toBe(before);
  });

  it('growsByWordsAndIgnoresThoseItHas', () => {
    const state = all(...asked, delta(0, 'Hello '), delta(0, 'Hello wor'), delta(2, 'llo'), delta(9, 'ld'), delta(20, 'lost'));
    expect(written(state)?.text).toBe('Hello world');
  });

  it('continuesTheTextThatCameWithTheMessage', () => {
    const half = { ...writingAnswer, text: 'Hel' };
    expect(written(all(opened, { type: 'received', message: half }, delta(3, 'lo')))?.text).toBe('Hello');
  });

  it('givesTheSameBeginningEachTimeForAnAnswerThatCameWithText', () => {
    const state = all(opened, { type: 'received', message: { ...writingAnswer, text: 'Hel' } });
    expect(written(state)).toBe(written(state));
  });

  it('keepsTheEndOfAnAnswerThatCameBeforeTheMessagesThatWereReadEarlier', () => {
    const whole = { ...writingAnswer, state: 'complete' as const, text: 'All of it' };
    const state = all({ type: 'changed', message: whole }, { type: 'opened', items: [message('q1', 1), message('a1', 2, 'q1'), message('q2', 3, 'a1'), { ...writingAnswer, text: 'All' }] });
    expect(shown(state)).toEqual(['q1', 'a1', 'q2', 'a2']);
    expect(state.messages.get('a2')).toBe(whole);
  });

  it('countsAnAttemptOnceThatIsToldAgainAfterAResume', () => {
    const failed = happened({ type: 'provider_attempt', data: { generation: 'g', number: 1, provider: 'gemini', key: 'gemini key 1', code: 'INVALID_KEY' } });
    const running = happened({ type: 'provider_attempt', data: { generation: 'g', number: 2, provider: 'groq', key: 'groq key 1' } });
    const once = all(...asked, failed, running);
    expect(written([failed, running].reduce(thread, once))).toEqual(written(once));
    expect(written(once)?.attempts).toHaveLength(1);
  });

  it('keepsTheWordsThatComeBeforeTheirMessage', () => {
    expect(written(all(delta(0, 'early'), ...asked))?.text).toBe('early');
  });

  it('tellsRunningAndFailedAttemptsApart', () => {
    const attempt = { generation: 'g', number: 1, provider: 'gemini', key: 'gemini key 1', model: 'flash' };
    const running = all(...asked, happened({ type: 'provider_attempt', data: attempt }));
    expect(written(running)?.current).toEqual({ provider: 'gemini', key: 'gemini key 1', model: 'flash' });
    const failed = thread(running, happened({ type: 'provider_attempt', data: { ...attempt, failed: 'INVALID_KEY', next: 'groq key 1' } }));
    expect(written(failed)).toMatchObject({ attempts: [{ provider: 'gemini', code: 'INVALID_KEY' }] });
    expect(written(failed)?.current).toBeUndefined();
  });

  it('beginsAnewWhenAnotherProviderTakesOver', () => {
    expect(written(all(...asked, delta(0, 'half'), happened({ type: 'ai_restarted', data: { generation: 'g' } }), delta(0, 'new')))?.text).toBe('new');
  });

  it('endsWithTheMessageOfTheServer', () => {
    const whole = { ...message('a2', 4, 'q2'), text: 'Whole.' };
    const state = all(...asked, delta(0, 'Who'), happened({ type: 'ai_done', data: { message: whole } }));
    expect(state.messages.get('a2')).toEqual(whole);
    expect(state.writing).toEqual({});
    expect(written(state)).toBeUndefined();
  });

  it('keepsTheTextOfAnAnswerThatFailed', () => {
    const state = all(...asked, delta(0, 'Half'), happened({ type: 'ai_error', data: { generation: 'g', error: { code: 'TIMEOUT', message: 'Too long.' } } }));
    expect(state.messages.get('a2')).toMatchObject({ state: 'failed', text: 'Half', error: { code: 'TIMEOUT' } });
    expect(state.writing).toEqual({});
  });

  it('replacesThePendingQuestionByItsEchoOrItsAcknowledgement', () => {
    const sending: ThreadAction = { type: 'sending', pending: { id: 'c', text: 'Why?', parent: 'a1' } };
    const question = message('q2', 3, 'a1', { text: 'Why?' });
    const echoed = all(opened, sending, { type: 'received', message: question });
    expect(echoed.pending).toBeUndefined();
    const both = thread(echoed, { type: 'accepted', id: 'c', accepted: { userMessage: question, answer: writingAnswer } });
    expect(shown(both)).toEqual(['q1', 'a1', 'q2', 'a2']);
    expect(shown(all(opened, sending, { type: 'accepted', id: 'c', accepted: { userMessage: question, answer: writingAnswer } }))).toEqual(['q1', 'a1', 'q2', 'a2']);
  });

  it('keepsARefusedQuestionUntilItIsDismissed', () => {
    const failure = { code: 'RATE_LIMITED', title: 'T', message: 'M', problems: [] } as never;
    const state = all(opened, { type: 'sending', pending: { id: 'c', text: 'Why?' } }, { type: 'refused', id: 'other', failure }, { type: 'refused', id: 'c', failure });
    expect(state.pending).toMatchObject({ text: 'Why?', failure: { code: 'RATE_LIMITED' } });
    expect(thread(state, { type: 'dismissed' }).pending).toBeUndefined();
  });

  it('knowsWhetherThereIsMoreAbove', () => {
    const late: ThreadAction = { type: 'opened', items: [message('a2', 4, 'q2'), message('q3', 5, 'a2')] };
    const state = all(late);
    expect(hasMore(pathOf(state.messages, state.leaf))).toBe(true);
    const whole = thread(state, { type: 'older', items: [message('q1', 1), message('a1', 2, 'q1'), message('q2', 3, 'a1')] });
    expect(shown(whole)).toEqual(['q1', 'a1', 'q2', 'a2', 'q3']);
    expect(hasMore(pathOf(whole.messages, whole.leaf))).toBe(false);
  });

  it('countsSiblingsWhereNoServerDoes', () => {
    expect(placeFor(all(...asked).messages, 'a1', 'user')).toEqual({ index: 2, count: 2, previous: 'q2' });
    expect(placeFor(NOTHING.messages, undefined, 'user')).toEqual({ index: 1, count: 1 });
  });

  it('opensAndGrowsTenThousandMessagesQuickly', () => {
    const items = Array.from({ length: 10_000 }, (_, at) => message(`m${at + 1}`, at + 1, at ? `m${at}` : undefined));
    const start = performance.now();
    let state = thread(NOTHING, { type: 'opened', items });
    state = thread(state, { type: 'received', message: message('new', 10_001, 'm10000', { state: 'streaming', generation: 'g', text: '' }) });
    for (let at = 0; at < 1000; at++) state = thread(state, delta(at * 5, 'word '));
    expect(pathOf(state.messages, state.leaf)).toHaveLength(10_001);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
