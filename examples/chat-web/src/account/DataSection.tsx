import { useRef, useState, type ChangeEvent } from 'react';
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
  const attempt = (work: () => Promise<string | undefined>) => {
    setSaid(undefined);
    work().then((text) => text && setSaid({ kind: 'good', text }), (cause) => setSaid({ kind: 'bad', text: failureText(t, caught(cause)) }));
  };

  const save = () => attempt(async () => void (await download(http, 'api/export', `claviger-${new Date().toISOString().slice(0, 10)}.json`)));

  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    if (!chosen) return;
    const content = parsed(await chosen.text());
    target.value = '';
    if (content === undefined) return setSaid({ kind: 'bad', text: t('account.data.notJson') });
    attempt(async () => t('account.data.imported', { count: (await http.post<{ conversations: number }>('api/import', content)).conversations }));
  };

  return (
    <Section title={t('account.data.title')} lead={t('account.data.text')}>
      <div className="row-actions">
        <button type="button" className="outline-button" onClick={save}>{t('account.data.export')}</button>
        <button type="button" className="outline-button" onClick={() => file.current?.click()}>{t('account.data.import')}</button>
        <input ref={file} type="file" accept="application/json,.json" hidden aria-label={t('account.data.import')} onChange={(event) => void read(event)} />
      </div>
      <div role="status" className="said">{said && <Notice kind={said.kind}><p>{said.text}</p></Notice>}</div>
    </Section>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
