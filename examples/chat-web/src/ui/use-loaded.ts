import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../wire/failure';
import { caught } from './failure-text';

export interface Loaded<T> {
  /** What was loaded last; stays while it is loaded anew. */
  value: T | undefined;
  failure: Failure | undefined;
  loading: boolean;
  again: () => void;
}

/** Loads when the component appears and when `load` changes (so keep it with `useCallback`). */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ value?: T; failure?: Failure; loading: boolean }>({ loading: true });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({ ...(before.value !== undefined && { value: before.value }), loading: true }));
    load(abort.signal).then(
      (value) => abort.signal.aborted || setState({ value, loading: false }),
      (cause) => abort.signal.aborted || setState({ failure: caught(cause), loading: false }),
    );
    return () => abort.abort();
  }, [load, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { value: state.value, failure: state.failure, loading: state.loading, again };
}
