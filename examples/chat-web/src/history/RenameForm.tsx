import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';

interface Props {
  title: string;
  onSave: (title: string) => void;
  onCancel: () => void;
}

/** Another title for a conversation. */
export function RenameForm({ title, onSave, onCancel }: Props) {
  const { t } = useI18n();
  const [draft, setDraft] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <form className="rename" onSubmit={(event) => (event.preventDefault(), onSave(draft.trim()))}>
      <input
        ref={field}
        dir="auto"
        value={draft}
        maxLength={80}
        aria-label={t('history.rename.label')}
        onChange={({ target }) => setDraft(target.value)}
        onKeyDown={(event) => event.key === 'Escape' && (event.preventDefault(), event.stopPropagation(), onCancel())}
      />
      <div className="rename-actions">
        <button type="button" className="quiet-button" onClick={onCancel}>{t('history.rename.cancel')}</button>
        <button type="submit" className="outline-button">{t('history.rename.save')}</button>
      </div>
    </form>
  );
}
