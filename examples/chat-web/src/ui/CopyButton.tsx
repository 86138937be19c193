import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { copyText } from './clipboard';
import { CheckIcon, CopyIcon } from './icons';

/** Copies a text and says so for two seconds. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useI18n();
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  useEffect(() => {
    if (state === 'ready') return;
    const timer = setTimeout(() => setState('ready'), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => setState((await copyText(text)) ? 'copied' : 'failed');
  return (
    <button type="button" className="quiet-button" onClick={() => void copy()}>
      {state === 'copied' ? <CheckIcon /> : <CopyIcon />}
      <span aria-live="polite">{state === 'copied' ? t('chat.copied') : state === 'failed' ? t('chat.copy.failed') : label}</span>
    </button>
  );
}
