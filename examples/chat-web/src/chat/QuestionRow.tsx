import { memo } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { Message } from '../live/message';
import { CopyButton } from '../ui/CopyButton';
import { EditIcon } from '../ui/icons';
import { useActions } from './actions';
import { BranchArrows } from './BranchArrows';
import { QuestionEditor } from './QuestionEditor';

/** A question as it was asked, to be edited and asked again, and its other versions. */
export const QuestionRow = memo(function QuestionRow({ message }: { message: Message }) {
  const { t } = useI18n();
  const { port, choice, busy, editing, edit, toField } = useActions();
  const ask = (text: string) => {
    edit(undefined);
    port.ask({ text, ...(message.parent ? { parent: message.parent } : {}) }, { ...choice(), ...(message.course ? { course: message.course } : {}) });
    toField();
  };
  if (editing === message.id) return <QuestionEditor text={message.text} onAsk={ask} onCancel={() => edit(undefined)} />;
  return (
    <div className="question">
      <h2 className="visually-hidden">{t('chat.you')}</h2>
      <p dir="auto">{message.text}</p>
      <div className="question-actions">
        <BranchArrows message={message} />
        <CopyButton text={message.text} label={t('chat.copy')} />
        <button type="button" className="quiet-button" data-edit={message.id} aria-disabled={busy} onClick={() => busy || edit(message.id)}>
          <EditIcon /> {t('chat.edit')}
        </button>
      </div>
    </div>
  );
});
