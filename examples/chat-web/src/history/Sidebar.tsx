import { useDeferredValue, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useShortcut } from '../app/use-shortcut';
import { useI18n } from '../i18n/I18nProvider';
import { CloseIcon, PlusIcon, SearchIcon } from '../ui/icons';
import { ConversationList } from './ConversationList';
import { SearchResults } from './SearchResults';
import { Transfer } from './Transfer';

/** The list of conversations; `onChosen` is called when one was opened. */
export default function Sidebar({ onChosen }: { onChosen: () => void }) {
  const { t } = useI18n();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const field = useRef<HTMLInputElement>(null);
  const [said, say] = useState('');
  useShortcut('mod+k', () => field.current?.focus());

  const clear = () => {
    setQuery('');
    field.current?.focus();
  };
  return (
    <div className="history">
      <Link to="/" className="new-chat" onClick={onChosen}><PlusIcon /> {t('history.new')}</Link>
      <search className="history-search">
        <SearchIcon />
        <input
          ref={field}
          type="search"
          dir={query === '' ? undefined : 'auto'}
          value={query}
          placeholder={t('history.search')}
          aria-label={t('history.search')}
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={(event) => event.key === 'Escape' && query !== '' && (event.preventDefault(), event.stopPropagation(), clear())}
        />
        {query !== '' && <button type="button" className="icon-button small" aria-label={t('history.search.clear')} onClick={clear}><CloseIcon /></button>}
      </search>
      {wanted === '' ? <ConversationList onChosen={onChosen} say={say} /> : <SearchResults query={wanted} onChosen={onChosen} />}
      <Transfer say={say} />
      <p className="visually-hidden" role="status">{said}</p>
    </div>
  );
}
