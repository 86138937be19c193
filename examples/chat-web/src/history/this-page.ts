import { useSyncExternalStore } from 'react';
import { liveLine } from '../chat/this-page';
import type { LiveClient } from '../live/live-client';
import { http } from '../session/this-page';
import { HistoryStore } from './history-store';

// Goes with the line of the person who has signed in.
const stores = new WeakMap<LiveClient, HistoryStore>();

export function historyStore(): HistoryStore {
  const line = liveLine();
  const store = stores.get(line) ?? new HistoryStore(http, line);
  stores.set(line, store);
  return store;
}

export function useHistory() {
  const store = historyStore();
  return { store, ...useSyncExternalStore(store.subscribe, store.get) };
}
