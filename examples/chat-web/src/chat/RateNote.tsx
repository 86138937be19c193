import { useI18n } from '../i18n/I18nProvider';
import type { RateLimit } from '../wire/contract';
import { useSecondsLeft } from '../ui/use-seconds-left';

const LOW = 5;

/** How many questions are left, once that matters. */
export function RateNote({ rateLimit }: { rateLimit: RateLimit | undefined }) {
  const { t } = useI18n();
  const seconds = useSecondsLeft(rateLimit?.resetIn, rateLimit);
  if (!rateLimit || rateLimit.remaining > LOW || seconds === 0) return null;
  const { remaining: count } = rateLimit;
  return <p className="rate-note">{count === 0 ? t('chat.left.none', { seconds }) : t('chat.left', { count, seconds })}</p>;
}
