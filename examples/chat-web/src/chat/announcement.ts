import type { NameOf } from '../answer/trail';
import type { Translate } from '../i18n/texts';
import { statusLine } from './status-line';
import type { Writing } from './thread';

/** What a screen reader is told while an answer is written: each switch of provider, but never the single words. */
export function announcementOf(writing: Writing, nameOf: NameOf, t: Translate): string {
  if (writing.text !== '') return t('chat.say.coming');
  return writing.attempts.length > 0 ? (statusLine(writing, nameOf, t) ?? '') : t('chat.say.sent');
}
