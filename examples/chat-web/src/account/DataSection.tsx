import { useRef, useState } from 'react';
import { load, Unreadable } from '../history/transfer';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import { download } from '../ui/download';
import { caught, failureText } from '../ui/failure-text';
import { Notice } from '../ui/Notice';
import { Section } from './Section';

/** Everything out as a file, and such a file in. */
export function DataSection() {
  const { t } = useI18n();
  const file = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<{ kind: 'good' | 'bad'; text: string }>();

  const attempt = async (work: () => Promise<string | undefined>) => {
    setSaid(undefined);
    try {
      const text = await work();
      if (text) setSaid({ kind: 'good', text });
    } catch (cause) {
      setSaid({ kind: 'bad', text: cause instanceof Unreadable ? t('history.import.unreadable') : failureText(t, caught(cause)) });
    }
  };
  const bring = (chosen: File | undefined) => chosen && attempt(async () => t('history.import.done', { count: await load(http, chosen) }));

  return (
    <Section title={t('account.data.title')} lead={t('account.data.text')}>
      <div className="row-actions">
        <button type="button" className="outline-button" onClick={() => void attempt(async () => void (await download(http, 'api/export', 'claviger.json')))}>{t('account.data.export')}</button>
        <button type="button" className="outline-button" onClick={() => file.current?.click()}>{t('account.data.import')}</button>
        <input ref={file} type="file" accept="application/json,.json" hidden onChange={({ target }) => (void bring(target.files?.[0]), (target.value = ''))} />
      </div>
      <div role="status" className="said">{said && <Notice kind={said.kind}><p dir="auto">{said.text}</p></Notice>}</div>
    </Section>
  );
}
