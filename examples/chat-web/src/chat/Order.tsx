import { useI18n } from '../i18n/I18nProvider';
import type { Provider } from '../wire/contract';
import { BookIcon, KeyIcon } from '../ui/icons';

interface Props {
  providers: Provider[];
  /** Ids of the providers that have a usable key. */
  ready: Set<string>;
  onKeys: () => void;
}

/** Who is asked, in which order, and who lacks a key. */
export function Order({ providers, ready, onKeys }: Props) {
  const { t } = useI18n();
  return (
    <div className="order">
      <h3>{t('chat.order')}</h3>
      <ol>
        <li className="ready"><BookIcon /> {t('chat.order.course')}</li>
        {providers.map(({ id, name }) => (
          <li key={id} className={ready.has(id) ? 'ready' : 'idle'}>
            {name}<span className="visually-hidden">{ready.has(id) ? t('chat.order.ready') : t('chat.order.idle')}</span>
          </li>
        ))}
      </ol>
      <button type="button" className="link-button" onClick={onKeys}>
        <KeyIcon /> {ready.size === 0 ? t('chat.order.first') : t('chat.order.change')}
      </button>
    </div>
  );
}
