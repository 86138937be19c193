import { describe, expect, it } from 'vitest';
import type { Provider } from '../wire/contract';
import { createI18n } from '../i18n/i18n';
import { en } from '../i18n/en';
import { checkKey, cleanKey } from './formats';
import { noteText } from './note-text';
import { apiKeysOf, checked, slots, type Slot } from './slots';

const i18n = createI18n('en', en);
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
    expect(checkKey(x('gsk_'), GEMINI, ALL, [])).toEqual({ kind: 'elsewhere', code: 'elsewhere', owner: 'Groq', moveTo: 'groq' });
    expect(checkKey(x('sk-'), GEMINI, ALL, [])).toMatchObject({ moveTo: 'openai' });
  });

  it('tellsAnOpenRouterKeyFromAnOpenAiKey', () => {
    expect(checkKey(x('sk-or-v1-'), OPENAI, ALL, [])).toEqual({ kind: 'refused', code: 'foreign', owner: 'OpenRouter' });
  });

  it('onlyHintsAtAnUnfamiliarForm', () => {
    expect(checkKey(x('new-'), GEMINI, ALL, [])).toEqual({ kind: 'hint', code: 'unusual', usual: 'starts with AIza or AQ.' });
  });

  it.each([
    ['gsk_short', 'Too short: a key has at least 20 characters.'],
    [x('gsk_', 501), 'Too long: a key has at most 500 characters.'],
    [`${x('gsk_')} x`, 'A key has no spaces, line breaks or special letters inside. Please copy it again.'],
    [`${x('gsk_')}\u200b`, 'A key has no spaces, line breaks or special letters inside. Please copy it again.'],
  ])('refusesTheImpossible %#', (key, text) => {
    const note = checkKey(key, GROQ, ALL, []);
    expect(note?.kind).toBe('refused');
    expect(note && noteText(note, i18n)).toBe(text);
  });

  it('takesCredentialsOfAwsWithTheirSessionToken', () => {
    const bedrock: Provider = { id: 'bedrock', name: 'Amazon Bedrock' };
    const signing = `AKIA${'A'.repeat(16)}:${'s'.repeat(40)}`;
    for (const key of [signing, `${signing}:${'t'.repeat(3000)}@eu-central-1`, x('ABSK', 4096), x('bedrock-api-key-', 900)]) {
      expect(checkKey(key, bedrock, [...ALL, bedrock], [])).toBeUndefined();
    }
    expect(checkKey(x('ABSK', 4097), bedrock, [bedrock], [])).toEqual({ kind: 'refused', code: 'long', count: 4096 });
    expect(checkKey(signing, GROQ, [...ALL, bedrock], [])).toMatchObject({ moveTo: 'bedrock' });
  });

  it('knowsAKeyOfOllama', () => {
    const ollama: Provider = { id: 'ollama', name: 'Ollama' };
    expect(checkKey(`${'0a'.repeat(16)}.${'x'.repeat(24)}`, ollama, [ollama], [])).toBeUndefined();
    expect(checkKey(x('other'), ollama, [ollama], [])).toMatchObject({ kind: 'hint' });
  });

  it('neverRepeatsTheKey', () => {
    const secret = 'qZ7pXw';
    for (const provider of ALL) {
      for (const prefix of ['', 'gsk_', 'sk-', 'sk-ant-', 'AIza', 'é']) {
          expect(JSON.stringify(checkKey(x(prefix + secret), provider, ALL, []) ?? '')).not.toContain(secret);
      }
    }
  });
});

describe('cleanKey', () => {
  it.each([['  gsk_1\n', 'gsk_1'], ['"gsk_1"', 'gsk_1'], ['Bearer gsk_1', 'gsk_1'], ["'gsk_1'", 'gsk_1'], ['“Bearer gsk_1”\u200b', 'gsk_1'], ['gsk_1"', 'gsk_1']])('%j becomes %j', (given, expected) => {
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
