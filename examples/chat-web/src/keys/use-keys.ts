import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Provider } from '../wire/contract';
import { STORED_AS, type DeviceStore } from './device-store';
import { apiKeysOf, checked, isUsable, slots, type Slot } from './slots';

export type Remembering = 'unavailable' | 'off' | 'on' | 'failed';

/** The user's keys: in this page's memory, and sealed on the device once they ask for it. */
export function useKeys(providers: Provider[], store: DeviceStore | undefined) {
  const [state, change] = useReducer(slots, []);
  const [remembering, setRemembering] = useState<Remembering>(() => (!store ? 'unavailable' : store.isKept() ? 'on' : 'off'));
  const loaded = useRef(false);
  const list = useMemo(() => checked(state, providers), [state, providers]);

  useEffect(() => {
    if (loaded.current || !store?.isKept()) return void (loaded.current = true);
    loaded.current = true;
    store.load().then(
      (keys) => (keys ? change({ type: 'loaded', keys }) : setRemembering('failed')),
      () => setRemembering('failed'),
    );
  }, [store]);

  // Another tab forgot the keys: this one must not write them back.
  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key === STORED_AS && event.newValue === null) setRemembering('off');
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, []);

  useSaving(state, remembering === 'on' ? store : undefined, setRemembering);

  const remember = (on: boolean) => {
    setRemembering(on ? 'on' : 'off');
    if (!on) void store?.forget().catch(() => setRemembering('failed'));
  };
  const forget = () => {
    change({ type: 'forgotten' });
    if (store) remember(false);
  };
  const current = useRef(list);
  current.current = list;
  const apiKeys = useCallback(() => apiKeysOf(current.current), []);

  return { list, usable: list.filter(isUsable).length, change, apiKeys, remembering, remember, forget };
}

// Waits for a pause in typing. Nothing is saved before something changed: a load alone must not write.
function useSaving(state: Slot[], store: DeviceStore | undefined, setRemembering: (to: Remembering) => void) {
  useEffect(() => {
    const keys = state.filter((slot) => slot.value !== '').map(({ provider, value }) => ({ provider, value }));
    if (!store || (keys.length === 0 && state.length === 0)) return;
    const timer = setTimeout(() => void store.save(keys).catch(() => setRemembering('failed')), 300);
    return () => clearTimeout(timer);
  }, [state, store, setRemembering]);
}
