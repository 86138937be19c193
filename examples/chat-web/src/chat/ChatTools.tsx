import { useI18n } from '../i18n/I18nProvider';
import { KeyIcon, PlusIcon } from '../ui/icons';

interface Props {
  keys: number;
  onKeys: () => void;
  onNew: (() => void) | undefined;
}

/** What the chat puts into the header. */
export function ChatTools({ keys, onKeys, onNew }: Props) {
  const { t } = useI18n();
  return (
    <div className="top-actions">
      {onNew && (
        <button type="button" className="top-button" onClick={onNew} aria-label={t('chat.new')}><PlusIcon /><span className="wide">{t('chat.new')}</span></button>
      )}
      <button type="button" className="top-button" onClick={onKeys} aria-haspopup="dialog" aria-label={keys === 0 ? t('keys.button.none') : t('keys.button.some', { count: keys })}>
        <KeyIcon /><span className="wide">{t('keys.button')}</span>{' '}{keys > 0 && <span className="badge">{keys}</span>}
      </button>
    </div>
  );
}
