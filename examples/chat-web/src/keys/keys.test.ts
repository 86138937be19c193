import { describe, expect, it } from 'vitest';
import type { Provider } from '../wire/contract';
import { checkKey, cleanKey } from './formats';
import { apiKeysOf, checked, slots, type Slot } from './slots';

const GEMINI: Provider = { id: 'gemini', name: 'Google Gemini', keyHint: 'starts with AIza or AQ.' };
const GROQ: Provider = { id: 'groq', name: 'Groq', keyHint: 'starts with gsk_' };
const OPENAI: Provider = { id: 'openai', name: 'OpenAI' };
const LOCAL: Provider = { id: 'local', name: 'Local models' };
const ALL = [GEMINI, GROQ, OPENAI, LOCAL];
const x = (prefix: string, length = 40) => prefix.padEnd(length, 'x');

describe('checkKey', () => {
  it.each([
    [GEMINI, x('AIza')], [GEMINI, x('AQ.')], [GROQ, x('gsk_')], [OPENAI, x('sk-proj-')], [OPENAI, x('sk-')], [LOCAL, x('sk-')], [LOCAL, x('anything')],
  ])('hasNothingToSayAboutAUsualKey %#', (provider, key) => {
    expect(checkKey(key, provider, ALL, [])).toBeUndefined();
  });

  it('offersToMoveAKeyThatLooksLikeAnotherProviders', () => {
    expect(checkKey(x('gsk_'), GEMINI, ALL, [])).toEqual({ kind: 'elsewhere', text: 'This looks like a Groq key. It is not sent from here.', moveTo: 'groq' });
    expect(checkKey(x('sk-'), GEMINI, ALL, [])?.moveTo).toBe('openai');
  });

  it('tellsAnOpenRouterKeyFromAnOpenAiKey', () => {
    expect(checkKey(x('sk-or-v1-'), OPENAI, ALL, [])).toEqual({ kind: 'refused', text: 'This looks like a key of OpenRouter, which this server does not use. It is not sent.' });
  });

  it('onlyHintsAtAnUnfamiliarForm', () => {
    expect(checkKey(x('new-'), GEMINI, ALL, [])).toEqual({ kind: 'hint', text: 'Not the usual form (starts with AIza or AQ.); it is sent all the same.' });
  });

  it.each([
    ['gsk_short', 'Too short: a key has at least 20 characters.'],
    [x('gsk_', 501), 'Too long: a key has at most 500 characters.'],
    [`${x('gsk_')} x`, 'A key has no spaces, line breaks or special letters inside. Please copy it again.'],
    [`${x('gsk_')}\u200b`, 'A key has no spaces, line breaks or special letters inside. Please copy it again.'],
  ])('refusesTheImpossible %#', (key, text) => {
    expect(checkKey(key, GROQ, ALL, [])).toEqual({ kind: 'refused', text });
  });

  it('neverRepeatsTheKey', () => {
    const secret = 'qZ7pXw';
    for (const provider of ALL) {
      for (const prefix of ['', 'gsk_', 'sk-', 'sk-ant-', 'AIza', 'é']) {
        expect(checkKey(x(prefix + secret), provider, ALL, [])?.text ?? '').not.toContain(secret);
      }
    }
  });
});

describe('cleanKey', () => {
  it.each([['  gsk_1\n', 'gsk_1'], ['"gsk_1"', 'gsk_1'], ['Bearer gsk_1', 'gsk_1'], ["'gsk_1'", 'gsk_1'], ['gsk_1"', 'gsk_1"']])('%j becomes %j', (given, expected) => {
    expect(cleanKey(given)).toBe(expected);
  });
});

describe('slots', () => {
  const slot = (id: number, provider: string, value = ''): Slot => ({ id, provider, value });

  it('givesEveryProviderAFieldOnce', () => {
    const opened = slots([], { type: 'opened', providers: ['gemini', 'groq'] });
    expect(opened).toEqual([slot(1, 'gemini'), slot(2, 'groq')]);
    expect(slots(opened, { type: 'opened', providers: ['gemini', 'groq'] })).toBe(opened);
  });

  it('movesAKeyIntoTheEmptyFieldOfItsProvider', () => {
    const moved = slots([slot(1, 'gemini', 'k'), slot(2, 'groq')], { type: 'moved', id: 1, to: 'groq' });
    expect(moved).toEqual([slot(1, 'gemini', ''), slot(2, 'groq', 'k')]);
  });

  it('movesAKeyBesideTheOnesThatAreThere', () => {
    const moved = slots([slot(1, 'gemini', 'k'), slot(2, 'groq', 'old')], { type: 'moved', id: 1, to: 'groq' });
    expect(moved).toEqual([slot(1, 'gemini', ''), slot(2, 'groq', 'old'), slot(3, 'groq', 'k')]);
  });

  it('sendsOneKeyAsTextAndSeveralAsAList', () => {
    const state = [slot(1, 'groq', x('gsk_a')), slot(2, 'gemini', x('AIza')), slot(3, 'groq', x('gsk_b')), slot(4, 'groq')];
    expect(apiKeysOf(checked(state, ALL))).toEqual({ gemini: x('AIza'), groq: [x('gsk_a'), x('gsk_b')] });
  });

  it('sendsNoKeyThatIsMisplacedTooShortOrThereTwice', () => {
    const state = [slot(1, 'gemini', x('gsk_')), slot(2, 'groq', 'short'), slot(3, 'groq', x('gsk_')), slot(4, 'openai', x('sk-')), slot(5, 'openai', x('sk-'))];
    expect(apiKeysOf(checked(state, ALL))).toEqual({ openai: x('sk-') });
  });

  it('doesNotSendKeysOfAProviderThatTheServerDropped', () => {
    expect(apiKeysOf(checked([slot(1, 'gone', x('gsk_'))], ALL))).toEqual({});
  });
});
