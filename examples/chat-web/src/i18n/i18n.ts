import { LANGUAGES, type LanguageTag } from './languages';
import type { Plural, Texts, Translate } from './texts';

/** The texts of one language, and numbers and times as it writes them. */
export interface I18n {
  readonly language: LanguageTag;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Translate;
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string;
  readonly date: (value: string | number | Date, options?: Intl.DateTimeFormatOptions) => string;
}

const DATE_AND_TIME: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };

export function createI18n(language: LanguageTag, texts: Texts): I18n {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const number = (value: number, options?: Intl.NumberFormatOptions) => (options ? new Intl.NumberFormat(language, options) : numbers).format(value);

  const t = (key: string, values: Record<string, string | number> = {}) => {
    const dot = key.indexOf('.');
    const entry = (texts[key.slice(0, dot) as keyof Texts] as Record<string, string | Plural>)[key.slice(dot + 1)];
    const text = typeof entry === 'object' ? (entry[plurals.select(Number(values.count))] ?? entry.other) : entry;
    return text?.replace(/\{(\w+)\}/g, (_, name: string) => (typeof values[name] === 'number' ? number(values[name]) : (values[name] ?? ''))) ?? key;
  };

  return {
    language,
    direction: LANGUAGES[language].direction,
    t: t as Translate,
    number,
    date: (value, options = DATE_AND_TIME) => new Intl.DateTimeFormat(language, options).format(new Date(value)),
  };
}
