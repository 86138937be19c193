import { useEffect, useState } from 'react';
import { fetchCatalogue } from '../wire/chat-api';
import type { Catalogue } from '../wire/contract';
import { RequestFailure, notUnderstood, type Failure } from '../wire/failure';

export type CatalogueState = { catalogue: Catalogue } | { failure: Failure } | 'loading';

/** What the server offers; loaded once, and again on demand after a failure. */
export function useCatalogue(): [CatalogueState, () => void] {
  const [state, setState] = useState<CatalogueState>('loading');
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    fetchCatalogue(abort.signal).then(
      (catalogue) => setState({ catalogue }),
      (cause) => abort.signal.aborted || setState({ failure: cause instanceof RequestFailure ? cause.failure : notUnderstood() }),
    );
    return () => abort.abort();
  }, [round]);
  const again = () => {
    setState('loading');
    setRound(round + 1);
  };
  return [state, again];
}
