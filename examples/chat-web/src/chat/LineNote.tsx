import { useEffect, useState, useSyncExternalStore } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { liveLine } from './this-page';

const PATIENCE_MS = 2500;

/** Says so when the line to the server is not what it should be, and not for every moment without it. */
export function LineNote() {
  const { t } = useI18n();
  const line = liveLine();
  const state = useSyncExternalStore((changed) => line.onState(changed), () => line.state);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(state === 'ended');
    if (state === 'online' || state === 'ended') return;
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return <p className="line-note" role="status">{shown && state !== 'online' ? t(`chat.line.${state}`) : ''}</p>;
}
