import { useI18n } from '../i18n/I18nProvider';
import { Dialog } from '../ui/Dialog';

interface Props {
  open: boolean;
  title: string;
  onDelete: () => void;
  onKeep: () => void;
}

/** Asks before a conversation is gone for good. */
export function DeleteDialog({ open, title, onDelete, onKeep }: Props) {
  const { t } = useI18n();
  return (
    <Dialog open={open} onClose={() => open && onKeep()} title={t('history.delete.title')}>
      <p dir="auto">{t('history.delete.text', { title })}</p>
      <div className="dialog-actions">
        <button type="button" className="outline-button" onClick={onKeep}>{t('history.delete.no')}</button>
        <button type="button" className="outline-button danger" onClick={onDelete}>{t('history.delete.yes')}</button>
      </div>
    </Dialog>
  );
}
