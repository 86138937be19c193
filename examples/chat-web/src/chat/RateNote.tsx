import type { RateLimit } from '../wire/contract';
import { plural } from '../ui/format';
import { useSecondsLeft } from '../ui/use-seconds-left';

const LOW = 5;

/** How many questions are left, once that matters. */
export function RateNote({ rateLimit }: { rateLimit: RateLimit | undefined }) {
  const left = useSecondsLeft(rateLimit?.resetIn, rateLimit);
  if (!rateLimit || rateLimit.remaining > LOW || left === 0) return null;
  const questions = rateLimit.remaining === 0 ? 'No questions left' : `${plural(rateLimit.remaining, 'question')} left`;
  return <p className="rate-note">{questions}, more in {left} s</p>;
}
