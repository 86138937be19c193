import { keyLabel, reasonOf, type NameOf } from '../answer/trail';
import type { Translate } from '../i18n/texts';
import type { Writing } from './thread';

/** What is happening right now, for an answer that has no text yet; undefined when there is nothing to say. */
export function statusLine({ text, reasoning, current, attempts, stopping }: Writing, nameOf: NameOf, t: Translate): string | undefined {
  if (stopping) return t('chat.status.stopping');
  if (text !== '') return undefined;
  if (current && reasoning !== '') return t('chat.status.thinking', { provider: nameOf(current.provider) });
  const failed = attempts.at(-1);
  if (!failed) return current ? t('chat.status.asking', { provider: nameOf(current.provider) }) : t('chat.status.course');
  const why = { key: keyLabel(failed, nameOf, t), reason: reasonOf(failed.code ?? '', t) };
  if (!current) return t('chat.status.failed', why);
  return t('chat.status.next', { ...why, next: current.provider === failed.provider ? keyLabel(current, nameOf, t) : nameOf(current.provider) });
}
