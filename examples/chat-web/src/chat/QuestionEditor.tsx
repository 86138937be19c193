import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useI18n } from '../i18n/I18nProvider';

interface Props {
  text: string;
  onAsk: (text: string) => void;
  onCancel: () => void;
}

/** Another version of a question. The old one and its answer stay, one arrow away. */
export function QuestionEditor({ text, onAsk, onCancel }: Props) {
  const { t } = useI18n();
  const [draft, setDraft] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const asked = draft.trim();

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(text.length, text.length);
  }, [text]);

  const send = () => asked !== '' && onAsk(asked);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  return (
    <form className="question-editor" onSubmit={(event) => (event.preventDefault(), send())}>
      <label htmlFor={id} className="visually-hidden">{t('chat.edit.label')}</label>
      <textarea ref={field} id={id} rows={3} dir="auto" value={draft} onChange={(event) => setDraft(event.target.value)} onKeyDown={onKeyDown} />
      <div className="editor-actions">
        <button type="button" className="outline-button" onClick={onCancel}>{t('chat.edit.cancel')}</button>
        <button type="submit" className="solid-button small" aria-disabled={asked === ''}>{t('chat.edit.send')}</button>
      </div>
    </form>
  );
}
