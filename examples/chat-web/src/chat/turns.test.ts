import { describe, expect, it } from 'vitest';
import type { Attempt, ChatEvent, Done } from '../wire/contract';
import { connectionLost } from '../wire/failure';
import { EMPTY, isRunning, turns, type Conversation, type TurnAction } from './turns';

const asked: TurnAction = { type: 'asked', id: 't1', courseId: 'dsa', question: 'Why?' };
const event = (name: ChatEvent['name'], data: object): TurnAction => ({ type: 'event', id: 't1', event: { name, data } as ChatEvent });
const after = (...actions: TurnAction[]) => actions.reduce(turns, EMPTY as Conversation);
const only = (state: Conversation) => state.turns[0]!;

const gemini = { number: 1, provider: 'gemini', key: 'gemini key 1', model: 'flash' };
const failed: Attempt & { number: number } = { ...gemini, code: 'INVALID_KEY', message: 'Not accepted.', durationMs: 12 };
const groq = { number: 2, provider: 'groq', key: 'groq key 1', model: 'llama' };
const done: Done = { conversationId: 'c1', aiResponse: 'All of it.', provider: 'groq', attempts: [{ provider: 'groq', key: 'groq key 1' }], rateLimit: { remaining: 7, resetIn: 30 } };

describe('turns', () => {
  it('keepsTheConversationIdAndTheRateLimitOfTheSession', () => {
    const state = after(asked, event('session', { conversationId: 'c1', userMessage: 'Why?', rateLimit: { remaining: 9, resetIn: 40 } }));
    expect(state.conversationId).toBe('c1');
    expect(state.rateLimit).toEqual({ remaining: 9, resetIn: 40 });
    expect(only(state).phase).toBe('waiting');
  });

  it('recordsTheTrailWhileItHappens', () => {
    const state = after(asked, event('attempt', gemini), event('attempt-failed', { ...failed, next: 'groq key 1' }), event('attempt', groq));
    expect(only(state).attempts).toEqual([{ provider: 'gemini', key: 'gemini key 1', model: 'flash', code: 'INVALID_KEY', message: 'Not accepted.', durationMs: 12 }]);
    expect(only(state).current).toEqual({ provider: 'groq', key: 'groq key 1', model: 'llama' });
  });

  it('forgetsTheThinkingOfAnAttemptThatFailed', () => {
    const state = after(asked, event('attempt', gemini), event('reasoning', { text: 'hmm' }), event('attempt-failed', failed));
    expect(only(state).reasoning).toBe('');
    expect(only(state).current).toBeUndefined();
  });

  it('appendsDeltasAndClearsThemWhenTheAnswerRestarts', () => {
    const half = after(asked, event('delta', { text: 'Be' }), event('delta', { text: 'cause' }));
    expect(only(half)).toMatchObject({ phase: 'answering', text: 'Because' });
    const again = [event('restarted', { provider: 'groq' }), event('delta', { text: 'Since' })].reduce(turns, half);
    expect(only(again).text).toBe('Since');
  });

  it('takesTheFinalTextAndTrailFromDone', () => {
    const state = after(asked, event('attempt', gemini), event('delta', { text: 'All' }), event('done', done));
    expect(only(state)).toMatchObject({ phase: 'done', text: 'All of it.', attempts: done.attempts, done });
    expect(only(state).current).toBeUndefined();
    expect(state.rateLimit?.remaining).toBe(7);
  });

  it('keepsThePartialTextOfAnError', () => {
    const error = { message: 'It broke off.', code: 'NETWORK_ERROR', attempts: [failed], partial: 'All o', retryAfter: 2 };
    const state = after(asked, event('delta', { text: 'All' }), event('error', error));
    expect(only(state)).toMatchObject({ phase: 'failed', text: 'All o', attempts: [failed], failure: { title: 'The answer broke off', message: 'It broke off.', retryAfter: 2 } });
  });

  it('keepsTheTextWhenTheConnectionIsLost', () => {
    const state = after(asked, event('delta', { text: 'All' }), { type: 'failed', id: 't1', failure: connectionLost() });
    expect(only(state)).toMatchObject({ phase: 'failed', text: 'All', failure: { code: 'CONNECTION_LOST' } });
  });

  it('ignoresWhatComesAfterStop', () => {
    const stopped = after(asked, event('delta', { text: 'All' }), { type: 'stopped', id: 't1' });
    expect(turns(stopped, event('delta', { text: ' of it' }))).toBe(stopped);
    expect(isRunning(only(stopped))).toBe(false);
  });

  it('retriesTheSameQuestionUnderANewIdWithNothingLeftOver', () => {
    const state = after(asked, event('session', { conversationId: 'c1' }), event('delta', { text: 'All' }), { type: 'stopped', id: 't1' }, { type: 'retried', id: 't1', as: 't2' });
    expect(state.turns).toEqual([{ id: 't2', courseId: 'dsa', question: 'Why?', phase: 'waiting', text: '', reasoning: '', attempts: [] }]);
    expect(state.conversationId).toBe('c1');
  });

  it('startsANewConversationForAnotherCourse', () => {
    const first = after(asked, event('session', { conversationId: 'c1' }), { type: 'stopped', id: 't1' });
    expect(turns(first, { ...asked, id: 't2' }).conversationId).toBe('c1');
    expect(turns(first, { ...asked, id: 't2', courseId: 'databases' }).conversationId).toBeUndefined();
  });

  it('changesNothingForAnEventItDoesNotKnow', () => {
    const state = after(asked);
    expect(turns(state, event('tool-call' as ChatEvent['name'], {})).turns).toEqual(state.turns);
  });

  it('clearsEverything', () => {
    expect(after(asked, event('done', done), { type: 'cleared' })).toEqual(EMPTY);
  });
});
