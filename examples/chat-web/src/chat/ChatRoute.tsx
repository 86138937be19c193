import { useTitle } from '../app/Page';
import { useI18n } from '../i18n/I18nProvider';
import { ChatPage } from './ChatPage';
import { FailureCard } from './FailureCard';
import { useCatalogue } from './use-catalogue';

/** Waits for the server's list of providers and courses, then shows the chat. */
export default function ChatRoute() {
  const { t } = useI18n();
  const [state, again] = useCatalogue();
  useTitle(t('app.chat.title'));
  if (state === 'loading') return <main id="content" className="waiting" aria-busy="true" aria-label={t('app.loading')} />;
  if ('failure' in state) {
    return (
      <main id="content" className="loading" tabIndex={-1}>
        <h1 className="visually-hidden">{t('app.name')}</h1>
        <div role="alert"><FailureCard failure={state.failure} onRetry={again} onKeys={() => undefined} /></div>
      </main>
    );
  }
  return <ChatPage catalogue={state.catalogue} />;
}
