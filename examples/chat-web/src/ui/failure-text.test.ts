import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { createI18n } from '../i18n/i18n';
import { LANGUAGES, type LanguageTag } from '../i18n/languages';
import { failureText, textFor } from './failure-text';

const SOURCES = import.meta.glob<string>(['../../../chat-server/src/main/java/**/*.java', '!**/openai/**', '../../../../core/src/main/java/**/*.java'], { query: '?raw', import: 'default', eager: true });
const [API = ''] = Object.values(import.meta.glob<string>('../../../chat-server/API.md', { query: '?raw', import: 'default', eager: true }));

/** The codes that the description of the interface lists. */
function listed(): string[] {
  const section = API.slice(API.indexOf('\n## Codes\n'), API.indexOf('\n## Operations\n'));
  return [...section.matchAll(/`([A-Za-z]+(?:_[A-Za-z]+)*)`/g)].map(([, code]) => code as string).filter((code) => code !== 'code');
}

/** Every code that stands in the sources of the server and the library where errors and problems are made; not those of the interface for other programs. */
function inSources(): string[] {
  const codes = Object.values(SOURCES).flatMap((source) => {
    const errors = source.matchAll(/ErrorBody\s*\.of\((?:[^;]*?)"([A-Z][A-Z_]+)"/g);
    const problems = source.matchAll(/(?:new Problem|problems\.add|refusal)\(\s*"([a-z]+(?:_[a-z]+)+)"/g);
    return [...errors, ...problems].map(([, code]) => code as string);
  });
  return [...new Set(codes)].sort();
}

describe('failureText', () => {
  it.each(Object.keys(LANGUAGES) as LanguageTag[])('hasATextOfItsOwnIn %s forEveryCodeThatTheServerSends', async (tag) => {
    const { t } = createI18n(tag, await LANGUAGES[tag].load());
    expect(listed().length).toBeGreaterThan(80);
    expect(listed().filter((code) => textFor(code) === undefined)).toEqual([]);
    const english = createI18n('en', en).t;
    if (tag !== 'en') expect(listed().filter((code) => failureText(t, { code, message: '' }) === failureText(english, { code, message: '' }))).toEqual([]);
  });

  it('knowsEveryCodeOfTheSources', () => {
    expect(inSources().length).toBeGreaterThan(50);
    expect(inSources().filter((code) => !listed().includes(code))).toEqual([]);
  });

  it('leavesTheWordsOfANewerServerAsTheyAre', () => {
    expect(failureText(createI18n('en', en).t, { code: 'NEWS', message: 'Something new.' })).toBe('Something new.');
  });
});
