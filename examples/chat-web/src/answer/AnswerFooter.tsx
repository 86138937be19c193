import type { ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { Message } from '../live/message';
import { KNOWLEDGE_BASE } from '../wire/contract';
import { duration } from '../ui/format';
import { BookIcon } from '../ui/icons';
import { useNames } from '../ui/names';
import { Trail } from './Trail';

interface Props {
  message: Message;
  /** What can be done with the answer. */
  children: ReactNode;
}

/** Below an answer: who gave it, how long it took, what it cost, and what was tried before. */
export function AnswerFooter({ message, children }: Props) {
  const i18n = useI18n();
  const nameOf = useNames();
  const { t } = i18n;
  const { state, text, model, durationMs, usage, finishReason, attempts = [] } = message;
  // Of a failure without a word the server names who was asked last: nobody gave it.
  const provider = state === 'failed' && text === '' ? undefined : message.provider;
  const free = provider === KNOWLEDGE_BASE;
  const tokens = (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0);
  return (
    <footer className="answer-footer">
      <div className="answer-line">
        <div className="answer-facts">
          {free && <span className="from-course"><BookIcon /> {t('chat.fromCourse')}</span>}
          {!free && provider && <strong>{nameOf(provider)}</strong>}
          {!free && provider && model && <span className="model"><bdi dir="ltr">{model}</bdi></span>}
          {durationMs !== undefined && provider && !free && <span>{duration(durationMs, i18n)}</span>}
          {tokens > 0 && <span>{t('chat.tokens', { count: tokens })}</span>}
        </div>
        <div className="answer-actions">{children}</div>
      </div>
      {finishReason && /length|max_tokens/i.test(finishReason) && <p className="cut-note">{t('chat.lengthLimit')}</p>}
      {!free && <Trail attempts={attempts} message={message} />}
    </footer>
  );
}
