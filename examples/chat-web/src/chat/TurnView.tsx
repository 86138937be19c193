import { memo } from 'react';
import { AnswerFooter } from '../answer/AnswerFooter';
import { Markdown } from '../answer/Markdown';
import { Trail } from '../answer/Trail';
import { CopyButton } from '../ui/CopyButton';
import { useNames } from '../ui/names';
import { FailureCard } from './FailureCard';
import { statusLine } from './status-line';
import { isRunning, type Turn } from './turns';

interface Props {
  turn: Turn;
  number: number;
  /** Only the last question can be asked again. */
  onRetry: (() => void) | undefined;
  onKeys: () => void;
}

/** One question with its answer, as far as it has come. */
export const TurnView = memo(function TurnView({ turn, number, onRetry, onKeys }: Props) {
  const running = isRunning(turn);
  const status = statusLine(turn, useNames());
  return (
    <article className="turn" aria-labelledby={`${turn.id}-question`}>
      <div className="question">
        <h2 id={`${turn.id}-question`} className="visually-hidden">Question {number}</h2>
        <p>{turn.question}</p>
      </div>
      <div className="answer" aria-busy={running}>
        <h3 className="visually-hidden">Answer {number}</h3>
        {turn.reasoning !== '' && (
          <details className="reasoning">
            <summary>Thinking</summary>
            <p>{turn.reasoning}</p>
          </details>
        )}
        {status && <p className="status"><span className="pulse" aria-hidden="true" /><span>{status}</span></p>}
        {turn.text !== '' && <Markdown text={turn.text} growing={running} />}
        {turn.phase === 'stopped' && <Stopped turn={turn} onRetry={onRetry} />}
        {turn.failure && <FailureCard failure={turn.failure} onRetry={onRetry} onKeys={onKeys} text={turn.text} />}
        {turn.failure && <Trail attempts={turn.attempts} />}
        {turn.done && <AnswerFooter done={turn.done} />}
      </div>
    </article>
  );
});

function Stopped({ turn, onRetry }: { turn: Turn; onRetry: (() => void) | undefined }) {
  return (
    <p className="stopped">
      <span>You stopped {turn.text === '' ? 'this question' : 'the answer here'}.</span>
      {onRetry && <button type="button" className="outline-button" onClick={onRetry}>Try again</button>}
      {turn.text !== '' && <CopyButton text={turn.text} label="Copy" />}
    </p>
  );
}
