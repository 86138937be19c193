import type { Translate } from '../i18n/texts';
import type { KeyNote } from './formats';

/** What is said below a key. */
export function noteText(note: KeyNote, t: Translate): string {
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
      return note.usual ? t('keys.note.unusualForm', { usual: note.usual }) : t('keys.note.unusual');
  }
}
