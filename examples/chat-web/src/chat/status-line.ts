import { keyLabel, reasonOf, type NameOf } from '../answer/trail';
import { isRunning, type Turn } from './turns';

/** What is happening right now, for a turn that has no text yet; undefined when there is nothing to say. */
export function statusLine(turn: Turn, nameOf: NameOf): string | undefined {
  if (!isRunning(turn) || turn.text !== '') return undefined;
  const { current } = turn;
  const failed = turn.attempts.at(-1);
  if (current && turn.reasoning !== '') return `${nameOf(current.provider)} is thinking…`;
  if (!failed) return current ? `Asking ${nameOf(current.provider)}…` : 'Looking in the course…';
  const reason = `${keyLabel(failed, nameOf)}: ${reasonOf(failed.code ?? '')}.`;
  if (!current) return reason;
  const next = current.provider === failed.provider ? keyLabel(current, nameOf) : nameOf(current.provider);
  return `${reason} Trying ${next}…`;
}
