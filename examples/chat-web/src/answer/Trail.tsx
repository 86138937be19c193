import { useI18n } from '../i18n/I18nProvider';
import type { I18n } from '../i18n/i18n';
import type { Message } from '../live/message';
import type { Attempt } from '../wire/contract';
import { duration } from '../ui/format';
import { useNames } from '../ui/names';
import { isUnknown, keyLabel, outcomeOf, trailLine } from './trail';

/** What was tried: one line, which opens into a table. Nothing for a chain that never began. */
export function Trail({ attempts, message }: { attempts: Attempt[]; message: Message }) {
  const i18n = useI18n();
  const nameOf = useNames();
  const { t } = i18n;
  if (attempts.length === 0) return null;
  const facts = factsOf(message, i18n);
  return (
    <details className="trail">
      <summary>{trailLine(attempts, nameOf, t)}</summary>
      <table>
        <caption className="visually-hidden">{t('chat.trail.caption')}</caption>
        <thead>
          <tr><th scope="col">{t('chat.trail.who')}</th><th scope="col">{t('chat.trail.result')}</th><th scope="col" className="align-right">{t('chat.trail.time')}</th></tr>
        </thead>
        <tbody>
          {attempts.map((attempt, at) => (
            <tr key={at} className={attempt.code ? 'attempt-failed' : 'attempt-answered'}>
              <th scope="row">
                {keyLabel(attempt, nameOf, t)}
                {attempt.model && <small dir="ltr">{attempt.model}</small>}
              </th>
              <td>
                {outcomeOf(attempt, t)}{attempt.code && attempt.status ? ` (${attempt.status})` : ''}
                {attempt.message && isUnknown(attempt) && <small dir="auto">{attempt.message}</small>}
              </td>
              <td className="align-right">{attempt.durationMs === undefined ? '' : duration(attempt.durationMs, i18n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {facts && <p className="trail-facts">{facts}</p>}
    </details>
  );
}

function factsOf({ firstTextMs, usage }: Message, i18n: I18n): string {
  const { t } = i18n;
  const facts: string[] = [];
  if (firstTextMs !== undefined) facts.push(t('chat.firstWords', { time: duration(firstTextMs, i18n) }));
  if (usage?.inputTokens !== undefined) {
    const count = usage.inputTokens;
    facts.push(usage.cachedTokens ? t('chat.tokens.inCached', { count, cached: usage.cachedTokens }) : t('chat.tokens.in', { count }));
  }
  if (usage?.outputTokens !== undefined) {
    const count = usage.outputTokens;
    facts.push(usage.reasoningTokens ? t('chat.tokens.outThinking', { count, thinking: usage.reasoningTokens }) : t('chat.tokens.out', { count }));
  }
  return facts.join(' ');
}
