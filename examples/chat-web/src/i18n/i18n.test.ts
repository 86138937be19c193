import { describe, expect, it } from 'vitest';
import { en } from './en';
import { createI18n } from './i18n';
import { bestOf, isLanguage, LANGUAGES, type LanguageTag } from './languages';
import type { Plural, Texts } from './texts';

const TAGS = Object.keys(LANGUAGES) as LanguageTag[];
const i18nOf = async (tag: LanguageTag) => createI18n(tag, await LANGUAGES[tag].load());

type Entry = [key: string, text: string | Plural];

const entriesOf = (texts: Texts): Entry[] =>
  Object.entries(texts).flatMap(([feature, entries]) => Object.entries(entries).map(([key, text]): Entry => [`${feature}.${key}`, text]));

const formsOf = (text: string | Plural) => (typeof text === 'string' ? [text] : Object.values(text));
const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('i18n', () => {
  it('fillsInWhatStandsBetweenBraces', () => {
    expect(createI18n('en', en).t('app.menu.of', { name: 'ada' })).toBe('Menu of ada');
  });

  it('leavesBracesInAValueAsTheyAre', () => {
    expect(createI18n('en', en).t('app.menu.of', { name: '{page} $& $1' })).toBe('Menu of {page} $& $1');
  });

  it('picksThePluralFormAndWritesTheNumberAsTheLanguageDoes', async () => {
    const de = await i18nOf('de');
    expect(de.t('account.wait', { count: 1 })).toBe('Bitte warte 1 Sekunde');
    expect(de.t('account.wait', { count: 1200 })).toBe('Bitte warte 1.200 Sekunden');
    const ar = await i18nOf('ar');
    expect([1, 2, 3, 11, 100].map((count) => ar.t('usage.range.days', { count }))).toEqual(['يوم واحد', 'يومان', `${ar.number(3)} أيام`, `${ar.number(11)} يومًا`, `${ar.number(100)} يوم`]);
  });

  it('writesDatesAsTheLanguageDoes', async () => {
    const { date } = await i18nOf('de');
    expect(date('2026-11-21T18:00:00Z', { dateStyle: 'long', timeZone: 'UTC' })).toBe('21. November 2026');
  });

  it('knowsThatArabicIsWrittenFromRightToLeft', async () => {
    expect((await i18nOf('ar')).direction).toBe('rtl');
    expect((await i18nOf('de')).direction).toBe('ltr');
  });

  it('choosesTheFirstWishedLanguageThatIsThere', () => {
    expect(bestOf(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(bestOf(['ar-EG'])).toBe('ar');
    expect(bestOf(['fr'])).toBe('en');
    expect(bestOf([])).toBe('en');
  });

  it('takesNothingForALanguageThatEveryObjectHas', () => {
    expect(isLanguage('constructor')).toBe(false);
    expect(isLanguage(undefined)).toBe(false);
  });
});

describe.each(TAGS)('the texts in %s', (tag) => {
  it('haveTheKeysOfEnglish', async () => {
    expect(entriesOf(await LANGUAGES[tag].load()).map(([key]) => key).sort()).toEqual(entriesOf(en).map(([key]) => key).sort());
  });

  it('areNeverEmpty', async () => {
    expect(entriesOf(await LANGUAGES[tag].load()).filter(([, text]) => formsOf(text).some((form) => form.trim() === ''))).toEqual([]);
  });

  it('haveRoomForTheValuesThatEnglishHasRoomFor', async () => {
    const english = new Map(entriesOf(en));
    // A form for exactly one or two may say the number in words.
    const names = (text: string | Plural | undefined) => namesIn(typeof text === 'object' ? text.other : (text ?? ''));
    const wrong = entriesOf(await LANGUAGES[tag].load()).filter(([key, text]) => String(names(text)) !== String(names(english.get(key))));
    expect(wrong).toEqual([]);
  });

  it('haveExactlyThePluralFormsOfTheLanguage', async () => {
    const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();
    const plurals = entriesOf(await LANGUAGES[tag].load()).filter((entry): entry is [string, Plural] => typeof entry[1] === 'object');
    expect(plurals.length).toBeGreaterThan(0);
    for (const [key, forms] of plurals) expect([key, Object.keys(forms).toSorted()]).toEqual([key, needed]);
  });
});
