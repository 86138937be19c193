import { KNOWLEDGE_BASE, type Done } from '../wire/contract';
import { CopyButton } from '../ui/CopyButton';
import { formatDuration, plural } from '../ui/format';
import { BookIcon } from '../ui/icons';
import { useNames } from '../ui/names';
import { Trail } from './Trail';

/** Below an answer: who gave it, how long it took, what it cost, and what was tried before. */
export function AnswerFooter({ done }: { done: Done }) {
  const nameOf = useNames();
  const free = done.provider === KNOWLEDGE_BASE;
  const tokens = (done.usage?.inputTokens ?? 0) + (done.usage?.outputTokens ?? 0);
  return (
    <footer className="answer-footer">
      <div className="answer-facts">
        {free ? <span className="from-course"><BookIcon /> From the course, no AI call</span> : <strong>{nameOf(done.provider)}</strong>}
        {!free && done.model && <span className="model">{done.model}</span>}
        {done.durationMs !== undefined && !free && <span>{formatDuration(done.durationMs)}</span>}
        {tokens > 0 && <span>{plural(tokens, 'token')}</span>}
        <CopyButton text={done.aiResponse} label="Copy" />
      </div>
      {done.finishReason && /length|max_tokens/i.test(done.finishReason) && (
        <p className="cut-note">The model stopped at its length limit. Ask it to go on if something is missing.</p>
      )}
      {!free && <Trail attempts={done.attempts ?? []} done={done} />}
    </footer>
  );
}
