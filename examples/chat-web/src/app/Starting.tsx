import { FailureCard } from '../chat/FailureCard';
import { useI18n } from '../i18n/I18nProvider';
import type { Session } from '../session/session';
import { session as store } from '../session/this-page';

/** Before it is known who uses the page. */
export function Starting({ session }: { session: Extract<Session, { state: 'starting' | 'unknown' }> }) {
  const { t } = useI18n();
  if (session.state === 'starting') {
    return <main className="loading" aria-busy="true"><h1 className="visually-hidden">{t('app.starting')}</h1></main>;
  }
  return (
    <main className="loading">
      <h1 className="visually-hidden">{t('app.name')}</h1>
      <div role="alert"><FailureCard failure={session.failure} onRetry={() => void store.start()} onKeys={() => undefined} /></div>
    </main>
  );
}
