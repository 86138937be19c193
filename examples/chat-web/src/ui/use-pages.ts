import { useCallback, useEffect, useState } from 'react';
import type { Page } from '../wire/account-contract';
import type { Failure } from '../wire/failure';
import { caught } from './failure-text';

interface State<T> {
  items: T[];
  next?: string;
  failure?: Failure;
  loading: boolean;
}

/** A list that comes in pages; starts anew when `load` changes (so keep it with `useCallback`). */
export function usePages<T>(load: (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>) {
  const [state, setState] = useState<State<T>>({ items: [], loading: true });
  const [asked, setAsked] = useState({ load, after: undefined as string | undefined, round: 0 });
  // What was asked of another list does not count for this one.
  const after = asked.load === load ? asked.after : undefined;

  useEffect(() => {
    const abort = new AbortController();
    setState(({ items }) => ({ items, loading: true }));
    load(after, abort.signal).then(
      ({ items, next }) => abort.signal.aborted || setState((before) => ({ items: after ? [...before.items, ...items] : items, loading: false, ...(next && { next }) })),
      (cause) => abort.signal.aborted || setState(({ items }) => ({ items, loading: false, failure: caught(cause) })),
    );
    return () => abort.abort();
  }, [load, after, asked.round]);

  const { next, loading } = state;
  const more = next && !loading ? () => setAsked({ load, after: next, round: asked.round }) : undefined;
  const again = useCallback(() => setAsked(({ round }) => ({ load, after: undefined, round: round + 1 })), [load]);
  return { ...state, more, again };
}
