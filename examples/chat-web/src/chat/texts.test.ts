import { describe, expect, it } from 'vitest';
import { trailLine, type NameOf } from '../answer/trail';
import { en } from '../i18n/en';
import { createI18n } from '../i18n/i18n';
import type { Message } from '../live/message';
import { duration } from '../ui/format';
import { announcementOf } from './announcement';
import { codePoints } from './code-points';
import { endOf } from './ending';
import { statusLine } from './status-line';
import type { Writing } from './thread';

const i18n = createI18n('en', en);
const { t } = i18n;
const nameOf: NameOf = (id) => ({ gemini: 'Google Gemini', groq: 'Groq' })[id] ?? id;
const writing = (part: Partial<Writing>): Writing => ({ text: '', reasoning: '', attempts: [], ...part });
const answer = (part: Partial<Message>): Message => ({ id: 'a', seq: 2, parent: 'q', role: 'assistant', text: '', state: 'complete', createdAt: '', ...part });
const gemini = { provider: 'gemini', key: 'gemini key 1' };
const groq = { provider: 'groq', key: 'groq key 1' };

describe('trailLine', () => {
  it('namesEveryAttemptWithItsReasonAndTheOneThatAnswered', () => {
    expect(trailLine([{ ...gemini, code: 'INVALID_KEY' }, groq], nameOf, t)).toBe('Google Gemini key 1: invalid key → Groq key 1 answered');
  });

  it('hasWordsForAKindItDoesNotKnow', () => {
    expect(trailLine([{ ...groq, code: 'SOMETHING_NEW' }], nameOf, t)).toBe('Groq key 1: failed');
  });
});

describe('statusLine', () => {
  it.each<[Partial<Writing>, string | undefined]>([
    [{}, 'Looking in the course…'],
    [{ current: gemini }, 'Asking Google Gemini…'],
    [{ attempts: [{ ...gemini, code: 'RATE_LIMIT' }] }, 'Google Gemini key 1: rate limited.'],
    [{ attempts: [{ ...gemini, code: 'RATE_LIMIT' }], current: groq }, 'Google Gemini key 1: rate limited. Trying Groq…'],
    [{ attempts: [{ ...gemini, code: 'INVALID_KEY' }], current: { provider: 'gemini', key: 'gemini key 2' } }, 'Google Gemini key 1: invalid key. Trying Google Gemini key 2…'],
    [{ reasoning: 'hm', current: groq }, 'Groq is thinking…'],
    [{ text: 'a', current: groq }, undefined],
    [{ text: 'a', stopping: true }, 'Stopping…'],
  ])('says what happens: %o', (part, expected) => {
    expect(statusLine(writing(part), nameOf, t)).toBe(expected);
  });
});

describe('announcements', () => {
  it('sayNothingNewWhileWordsComeIn', () => {
    const say = (text: string) => announcementOf(writing({ text }), nameOf, t);
    expect(say('a')).toBe(say('a longer text'));
  });

  it('nameEachSwitchOfProvider', () => {
    expect(announcementOf(writing({}), nameOf, t)).toBe('Question sent.');
    expect(announcementOf(writing({ attempts: [{ ...gemini, code: 'TIMEOUT' }], current: groq }), nameOf, t)).toBe('Google Gemini key 1: timed out. Trying Groq…');
  });

  it('readTheFinishedAnswerAsPlainText', () => {
    const text = 'A **tree** is `a graph`.\n\n- one\n- *two*\n\n```java\nint x;\n```';
    expect(endOf(answer({ text, provider: 'knowledge-base' }), nameOf, t)).toBe('The course answered: A tree is a graph. one two Code block.');
  });

  it('shortenALongAnswer', () => {
    const said = endOf(answer({ text: 'word '.repeat(400), provider: 'groq' }), nameOf, t);
    expect(said.length).toBeLessThan(700);
    expect(said).toMatch(/^Groq answered: word .*The rest is in the conversation\.$/);
  });

  it('tellAnswersThatDidNotComeToTheirEndApart', () => {
    expect(endOf(answer({ state: 'stopped' }), nameOf, t)).toBe('Stopped.');
    expect(endOf(answer({ state: 'interrupted' }), nameOf, t)).toBe('The answer was interrupted.');
    expect(endOf(answer({ state: 'failed', error: { code: 'TIMEOUT', message: 'Too long.' } }), nameOf, t)).toBe('It took too long. The provider took too long.');
  });
});

describe('codePoints', () => {
  it('countsAsTheServerDoes', () => {
    expect(codePoints('a🌳é')).toBe(3);
  });
});

describe('duration', () => {
  it.each([[40, '0.0 s'], [1840, '1.8 s'], [9960, '10 s'], [59_600, '1 min 0 s'], [65_000, '1 min 5 s']])('%i ms is %s', (given, expected) => {
    expect(duration(given, i18n)).toBe(expected);
  });
});
