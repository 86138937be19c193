import type { Attempt, Done } from '../wire/contract';
import { formatDuration, plural } from '../ui/format';
import { useNames } from '../ui/names';
import { keyLabel, outcomeOf, trailLine } from './trail';

/** What was tried: one line, which opens into a table. Nothing for a chain that never began. */
export function Trail({ attempts, done }: { attempts: Attempt[]; done?: Done }) {
  const nameOf = useNames();
  if (attempts.length === 0) return null;
  return (
    <details className="trail">
      <summary>{trailLine(attempts, nameOf)}</summary>
      <table>
        <caption className="visually-hidden">Attempts in order</caption>
        <thead>
          <tr><th scope="col">Key and model</th><th scope="col">Result</th><th scope="col" className="align-right">Time</th></tr>
        </thead>
        <tbody>
          {attempts.map((attempt, at) => (
            <tr key={at} className={attempt.code ? 'attempt-failed' : 'attempt-answered'}>
              <th scope="row">
                {keyLabel(attempt, nameOf)}
                {attempt.model && <small>{attempt.model}</small>}
              </th>
              <td>
                {outcomeOf(attempt)}{attempt.code && attempt.status ? ` (${attempt.status})` : ''}
                {attempt.message && <small>{attempt.message}</small>}
              </td>
              <td className="align-right">{attempt.durationMs === undefined ? '' : formatDuration(attempt.durationMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {done && <p className="trail-facts">{factsOf(done)}</p>}
    </details>
  );
}

function factsOf({ timeToFirstTokenMs, usage }: Done): string {
  const facts: string[] = [];
  if (timeToFirstTokenMs !== undefined) facts.push(`First words after ${formatDuration(timeToFirstTokenMs)}.`);
  if (usage?.inputTokens !== undefined) {
    facts.push(`${plural(usage.inputTokens, 'token')} in${usage.cachedInputTokens ? `, ${usage.cachedInputTokens} of them cached` : ''}.`);
  }
  if (usage?.outputTokens !== undefined) {
    facts.push(`${plural(usage.outputTokens, 'token')} out${usage.reasoningTokens ? `, ${usage.reasoningTokens} of them for thinking` : ''}.`);
  }
  return facts.join(' ');
}
