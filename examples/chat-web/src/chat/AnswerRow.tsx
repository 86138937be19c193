import { memo } from 'react';
import { AnswerFooter } from '../answer/AnswerFooter';
import { Markdown } from '../answer/Markdown';
import { useI18n } from '../i18n/I18nProvider';
import type { Message } from '../live/message';
import { CopyButton } from '../ui/CopyButton';
import { RetryIcon } from '../ui/icons';
import { useNames } from '../ui/names';
import { useActions, useThread } from './actions';
import { BranchArrows } from './BranchArrows';
import { FailureCard } from './FailureCard';
import { failureOf } from './failures';
import { statusLine } from './status-line';
import { writingOf, type Writing } from './thread';

/** One answer: while it is written as far as it has come, afterwards with who gave it and what can be done with it. */
export const AnswerRow = memo(function AnswerRow({ message }: { message: Message }) {
  const { t } = useI18n();
  const { port } = useActions();
  const writing = useThread(port.store, (state) => writingOf(state, message));
  const { text, reasoning = '' } = writing ?? message;
  return (
    <div className="answer" aria-busy={writing !== undefined}>
      <h2 className="visually-hidden">{t('chat.answer')}</h2>
      {reasoning !== '' && (
        <details className="reasoning">
          <summary>{t('chat.thinking')}</summary>
          <p dir="auto">{reasoning}</p>
        </details>
      )}
      {writing && <Status writing={writing} />}
      {text !== '' && <Markdown text={text} growing={writing !== undefined} />}
      {!writing && <Ended message={message} />}
    </div>
  );
});

function Status({ writing }: { writing: Writing }) {
  const { t } = useI18n();
  const status = statusLine(writing, useNames(), t);
  if (!status) return null;
  return <p className="status"><span className="pulse" aria-hidden="true" /><span>{status}</span></p>;
}

function Ended({ message }: { message: Message }) {
  const { t } = useI18n();
  const { port, choice, busy, openKeys, toField } = useActions();
  const { state, text, parent } = message;
  const again = parent === undefined || busy ? undefined : () => (port.again(parent, choice()), toField());
  return (
    <>
      {state === 'stopped' && <p className="stopped">{text === '' ? t('chat.stopped.empty') : t('chat.stopped.text')}</p>}
      {state === 'interrupted' && <p className="stopped">{text === '' ? t('chat.interrupted.empty') : t('chat.interrupted.text')}</p>}
      {state === 'failed' && <FailureCard failure={failureOf(message)} onRetry={again} onKeys={openKeys} />}
      <AnswerFooter message={message}>
        <BranchArrows message={message} />
        {text !== '' && <CopyButton text={text} label={t('chat.copy')} />}
        {state !== 'failed' && (
          <button type="button" className="quiet-button" aria-disabled={!again} onClick={again}>
            <RetryIcon /> {state === 'complete' ? t('chat.again') : t('chat.tryAgain')}
          </button>
        )}
      </AnswerFooter>
    </>
  );
}
