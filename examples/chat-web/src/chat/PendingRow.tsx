import { useI18n } from '../i18n/I18nProvider';
import { useActions } from './actions';
import { FailureCard } from './FailureCard';
import type { Pending } from './thread';

/** A question on its way to the server, or one that the server did not take. */
export function PendingRow({ pending }: { pending: Pending }) {
  const { t } = useI18n();
  const { port, choice, openKeys, putBack } = useActions();
  const { text, failure, again } = pending;
  const dismiss = () => {
    port.store.report({ type: 'dismissed' });
    // Nobody has to type a question twice.
    putBack(text);
  };
  return (
    <>
      {!again && (
        <div className="question">
          <h2 className="visually-hidden">{t('chat.you')}</h2>
          <p dir="auto">{text}</p>
        </div>
      )}
      <div className="answer" aria-busy={!failure}>
        {failure ? (
          <div role="alert">
            <FailureCard failure={failure} onRetry={() => port.retry(choice())} onKeys={openKeys} onDismiss={dismiss} />
          </div>
        ) : (
          <p className="status"><span className="pulse" aria-hidden="true" /><span>{again ? t('chat.again.sending') : t('chat.sending')}</span></p>
        )}
      </div>
    </>
  );
}
