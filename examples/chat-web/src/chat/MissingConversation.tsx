import { Link } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import type { Failure } from '../wire/failure';
import { FailureCard } from './FailureCard';

/** Instead of a conversation that cannot be shown. */
export function MissingConversation({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { t } = useI18n();
  if (failure.status !== 404) {
    return (
      <main id="content" className="loading" tabIndex={-1}>
        <h1 className="visually-hidden">{t('app.chat.title')}</h1>
        <div role="alert"><FailureCard failure={failure} onRetry={onRetry} onKeys={() => undefined} /></div>
      </main>
    );
  }
  return (
    <main id="content" className="page narrow" tabIndex={-1}>
      <h1>{t('chat.missing.title')}</h1>
      <p className="lead">{t('chat.missing.text')}</p>
      <p><Link to="/">{t('chat.missing.new')}</Link></p>
    </main>
  );
}
