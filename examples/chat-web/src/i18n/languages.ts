import { en } from './en';
import type { Texts } from './texts';

interface Language {
  /** Its name in itself. */
  name: string;
  direction: 'ltr' | 'rtl';
  load: () => Promise<Texts>;
}

/** The languages of the page, by BCP 47 tag. English is always there; the others are loaded when they are chosen. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr', load: () => Promise.resolve(en) },
  de: { name: 'Deutsch', direction: 'ltr', load: () => import('./de').then(({ de }) => de) },
  ar: { name: 'العربية', direction: 'rtl', load: () => import('./ar').then(({ ar }) => ar) },
} as const satisfies Record<string, Language>;

export type LanguageTag = keyof typeof LANGUAGES;

export function isLanguage(tag: unknown): tag is LanguageTag {
  return typeof tag === 'string' && Object.hasOwn(LANGUAGES, tag);
}

/** The first of the wished languages that the page has, else English. */
export function bestOf(wished: readonly string[]): LanguageTag {
  return wished.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}
