import { useEffect, useRef } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { byAge } from './ages';
import { ConversationItem } from './ConversationItem';
import { useHistory } from './this-page';

interface Props {
  onChosen: () => void;
  say: (text: string) => void;
}

/** All conversations, the latest first, under headings of how long ago they were. */
export function ConversationList({ onChosen, say }: Props) {
  const { t } = useI18n();
  const { store, items, next, state } = useHistory();
  const end = useRef<HTMLDivElement>(null);

  // More is loaded before the end of the list comes into view; the button is there for whoever does not scroll.
  useEffect(() => {
    if (!next || !end.current || !('IntersectionObserver' in globalThis)) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void store.more(), { rootMargin: '300px' });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [next, store]);

  if (state === 'loading' && items.length === 0) return <p className="history-note" aria-busy="true">{t('history.loading')}</p>;
  if (state === 'failed') {
    return (
      <div className="history-note" role="alert">
        <p>{t('history.failed')}</p>
        <button type="button" className="outline-button" onClick={() => void store.load()}>{t('history.again')}</button>
      </div>
    );
  }
  if (items.length === 0) return <p className="history-note">{t('history.empty')}</p>;
  return (
    <nav className="history-list" aria-label={t('history.list')}>
      {byAge(items, new Date()).map(({ age, items: group }) => (
        <section key={`${age}-${group[0]?.id}`}>
          <h2>{t(`history.${age}`)}</h2>
          <ul>{group.map((item) => <ConversationItem key={item.id} item={item} store={store} onChosen={onChosen} say={say} />)}</ul>
        </section>
      ))}
      {next && <div ref={end}><button type="button" className="quiet-button" onClick={() => void store.more()}>{t('history.more')}</button></div>}
    </nav>
  );
}
