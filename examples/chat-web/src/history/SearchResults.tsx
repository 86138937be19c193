import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import type { Page } from '../live/message';
import { http } from '../session/this-page';
import { piecesOf } from './snippet';

interface Hit {
  conversation: { id: string; title: string };
  message: { id: string; role: 'user' | 'assistant'; createdAt: string };
  snippet: string;
}

type Found = { query: string; hits: Hit[]; next: string | undefined } | { query: string; failed: true };

const PAUSE_MS = 250;

/** Where a text was said, with what stands around it. */
export function SearchResults({ query, onChosen }: { query: string; onChosen: () => void }) {
  const { t, date } = useI18n();
  const { found, more } = useSearch(query);
  if (!found) return <p className="history-note" aria-busy="true">{t('history.loading')}</p>;
  if ('failed' in found) return <p className="history-note" role="alert">{t('history.transfer.failed')}</p>;
  const { hits, next } = found;
  const count = hits.length;
  return (
    <div className="history-results">
      <p className="history-note" role="status">
        {count === 0 ? t('history.search.none', { query }) : next ? t('history.search.more', { count }) : t('history.search.found', { count })}
      </p>
      <ul>
        {hits.map(({ conversation, message, snippet }) => (
          <li key={message.id}>
            <Link to={`/c/${conversation.id}?m=${message.id}`} onClick={onChosen}>
              <strong dir="auto">{conversation.title || t('history.untitled')}</strong>
              <span className="snippet" dir="auto">{piecesOf(snippet).map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}</span>
              <small>{message.role === 'user' ? t('history.search.question') : t('history.search.answer')} · {date(message.createdAt, { dateStyle: 'medium' })}</small>
            </Link>
          </li>
        ))}
      </ul>
      {next && <button type="button" className="quiet-button" onClick={more}>{t('history.more')}</button>}
    </div>
  );
}

// Waits for a pause in typing; an answer to an older question never replaces that to a newer one.
function useSearch(query: string) {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      http.get<Page<Hit>>('api/search', { q: query }, abort.signal).then(
        ({ items, next }) => setFound({ query, hits: items, next }),
        () => abort.signal.aborted || setFound({ query, failed: true }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query]);

  const more = () => {
    if (!found || 'failed' in found || !found.next) return;
    void http.get<Page<Hit>>('api/search', { q: found.query, after: found.next }).then(
      ({ items, next }) => setFound((now) => (now && 'hits' in now && now.query === found.query ? { ...now, hits: [...now.hits, ...items], next } : now)),
      () => setFound({ query: found.query, failed: true }),
    );
  };
  return { found, more };
}
