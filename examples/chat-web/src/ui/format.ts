import type { I18n } from '../i18n/i18n';

/** Milliseconds for people: "0.4 s", "12 s", "1 min 5 s". */
export function duration(milliseconds: number, { t, number }: Pick<I18n, 't' | 'number'>): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return t('chat.seconds', { seconds: number(seconds, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) });
  const whole = Math.round(seconds);
  if (whole < 60) return t('chat.seconds', { seconds: number(whole) });
  return t('chat.minutes', { minutes: number(Math.floor(whole / 60)), seconds: number(whole % 60) });
}
