import type { I18n } from '../i18n/i18n';

const BEGINNINGS = /^starts with (.+)$/;
// Keeps each beginning from left to right within a text that runs the other way.
const apart = (text: string) => `\u2066${text}\u2069`;

/** A provider's hint about the form of its keys in the page's language; the server's own words where they say something else. */
export function usualForm(hint: string | undefined, { language, t }: I18n): string | undefined {
  const [, beginnings] = BEGINNINGS.exec(hint ?? '') ?? [];
  if (!beginnings) return hint;
  const all = beginnings.split(/, | or /).map(apart);
  return t('keys.hint.starts', { beginnings: new Intl.ListFormat(language, { type: 'disjunction' }).format(all) });
}
