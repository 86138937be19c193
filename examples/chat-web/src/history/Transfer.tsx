import { useRef, useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import { download } from '../ui/download';
import { DownloadIcon, UploadIcon } from '../ui/icons';
import { useHistory } from './this-page';
import { load, Unreadable } from './transfer';

/** Everything out, as a file, and back in. */
export function Transfer({ say }: { say: (text: string) => void }) {
  const { t } = useI18n();
  const { store } = useHistory();
  const [note, setNote] = useState('');
  const file = useRef<HTMLInputElement>(null);

  const tell = (text: string) => {
    setNote(text);
    say(text);
  };
  const all = () => void download(http, 'api/export', 'claviger.json').catch(() => tell(t('history.transfer.failed')));
  const bring = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      const count = await load(http, chosen);
      tell(t('history.import.done', { count }));
      await store.load();
    } catch (cause) {
      tell(cause instanceof Unreadable ? t('history.import.unreadable') : t('history.transfer.failed'));
    }
  };
  return (
    <div className="history-transfer">
      {note && <p className="history-note">{note}</p>}
      <button type="button" className="quiet-button" onClick={all}><DownloadIcon /> {t('history.export.all')}</button>
      <button type="button" className="quiet-button" onClick={() => file.current?.click()}><UploadIcon /> {t('history.import')}</button>
      <input ref={file} type="file" accept="application/json,.json" hidden onChange={({ target }) => (void bring(target.files?.[0]), (target.value = ''))} />
    </div>
  );
}
