import type { I18n } from '../i18n/i18n';
import type { KeyNote } from './formats';
import { usualForm } from './usual-form';

/** What is said below a key. */
export function noteText(note: KeyNote, i18n: I18n): string {
  const { t } = i18n;
  switch (note.code) {
    case 'characters':
      return t('keys.note.characters');
    case 'twice':
      return t('keys.note.twice');
    case 'short':
      return t('keys.note.short', { count: note.count });
    case 'long':
      return t('keys.note.long', { count: note.count });
    case 'foreign':
      return t('keys.note.foreign', { owner: note.owner });
    case 'elsewhere':
      return t('keys.note.elsewhere', { owner: note.owner });
    case 'unusual':
      return note.usual ? t('keys.note.unusualForm', { usual: usualForm(note.usual, i18n) ?? '' }) : t('keys.note.unusual');
  }
}
