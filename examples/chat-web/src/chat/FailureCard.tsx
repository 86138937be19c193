import type { Failure } from '../wire/failure';
import { CopyButton } from '../ui/CopyButton';
import { AlertIcon, KeyIcon, RetryIcon } from '../ui/icons';
import { useSecondsLeft } from '../ui/use-seconds-left';

interface Props {
  failure: Failure;
  onRetry: (() => void) | undefined;
  onKeys: () => void;
  /** What had arrived, to copy. */
  text?: string;
}

/** What went wrong and what can be done about it. */
export function FailureCard({ failure, onRetry, onKeys, text }: Props) {
  const wait = useSecondsLeft(failure.retryAfter);
  return (
    <section className="failure" aria-label="Problem">
      <p className="failure-title"><AlertIcon /> <strong>{failure.title}</strong></p>
      <p>{failure.message}</p>
      {failure.problems.length > 0 && <ul>{failure.problems.map((problem) => <li key={problem}>{problem}</li>)}</ul>}
      <div className="failure-actions">
        {onRetry && (
          <button type="button" className="outline-button" onClick={onRetry} disabled={wait > 0}>
            <RetryIcon /> {wait > 0 ? `Try again in ${wait} s` : 'Try again'}
          </button>
        )}
        {failure.remedy === 'keys' && (
          <button type="button" className="outline-button" onClick={onKeys}><KeyIcon /> Check your keys</button>
        )}
        {text && <CopyButton text={text} label="Copy" />}
      </div>
    </section>
  );
}
