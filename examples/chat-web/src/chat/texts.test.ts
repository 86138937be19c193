import { describe, expect, it } from 'vitest';
import { trailLine, type NameOf } from '../answer/trail';
import { formatDuration } from '../ui/format';
import { announcement } from './announcement';
import { codePoints } from './code-points';
import { statusLine } from './status-line';
import type { Turn } from './turns';

const nameOf: NameOf = (id) => ({ gemini: 'Google Gemini', groq: 'Groq' })[id] ?? id;
const turn = (part: Partial<Turn>): Turn => ({ id: 't', courseId: 'dsa', question: 'q', phase: 'waiting', text: '', reasoning: '', attempts: [], ...part });
const gemini = { provider: 'gemini', key: 'gemini key 1' };
const groq = { provider: 'groq', key: 'groq key 1' };

describe('trailLine', () => {
  it('namesEveryAttemptWithItsReasonAndTheOneThatAnswered', () => {
    expect(trailLine([{ ...gemini, code: 'INVALID_KEY' }, groq], nameOf)).toBe('Google Gemini key 1: invalid key → Groq key 1 answered');
  });

  it('hasWordsForAKindItDoesNotKnow', () => {
    expect(trailLine([{ ...groq, code: 'SOMETHING_NEW' }], nameOf)).toBe('Groq key 1: failed');
  });
});

describe('statusLine', () => {
  it.each<[Partial<Turn>, string | undefined]>([
    [{}, 'Looking in the course…'],
    [{ current: gemini }, 'Asking Google Gemini…'],
    [{ attempts: [{ ...gemini, code: 'RATE_LIMIT' }] }, 'Google Gemini key 1: rate limited.'],
    [{ attempts: [{ ...gemini, code: 'RATE_LIMIT' }], current: groq }, 'Google Gemini key 1: rate limited. Trying Groq…'],
    [{ attempts: [{ ...gemini, code: 'INVALID_KEY' }], current: { provider: 'gemini', key: 'gemini key 2' } }, 'Google Gemini key 1: invalid key. Trying Google Gemini key 2…'],
    [{ phase: 'answering', reasoning: 'hm', current: groq }, 'Groq is thinking…'],
    [{ phase: 'answering', text: 'a', current: groq }, undefined],
    [{ phase: 'done' }, undefined],
  ])('says what happens: %o', (part, expected) => {
    expect(statusLine(turn(part), nameOf)).toBe(expected);
  });
});

describe('announcement', () => {
  it('saysNothingNewWhileWordsComeIn', () => {
    const say = (text: string) => announcement(turn({ phase: 'answering', text }), nameOf);
    expect(say('a')).toBe(say('a longer text'));
  });

  it('readsTheFinishedAnswerAsPlainText', () => {
    const done = { conversationId: 'c', aiResponse: '', provider: 'knowledge-base' };
    const text = 'A **tree** is `a graph`.\n\n- one\n- *two*\n\n```java\nint x;\n```';
    expect(announcement(turn({ phase: 'done', text, done }), nameOf)).toBe('The course answered: A tree is a graph. one two Code block.');
  });

  it('shortensALongAnswer', () => {
    const done = { conversationId: 'c', aiResponse: '', provider: 'groq' };
    const said = announcement(turn({ phase: 'done', text: 'word '.repeat(400), done }), nameOf);
    expect(said.length).toBeLessThan(700);
    expect(said).toMatch(/^Groq answered: word .*The rest is in the conversation\.$/);
  });
});

describe('codePoints', () => {
  it('countsAsTheServerDoes', () => {
    expect(codePoints('a🌳é')).toBe(3);
  });
});

describe('formatDuration', () => {
  it.each([[40, '0.0 s'], [1840, '1.8 s'], [9960, '10 s'], [59_600, '1 min 0 s'], [65_000, '1 min 5 s']])('%i ms is %s', (given, expected) => {
    expect(formatDuration(given)).toBe(expected);
  });
});
