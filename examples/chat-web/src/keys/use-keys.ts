import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Provider } from '../wire/contract';
import type { KeyBox } from './key-box';
import { apiKeysOf, checked, isUsable } from './slots';

/** The keys of this page, checked against the providers of the server. */
export function useKeys(providers: Provider[], box: KeyBox) {
  const { slots, remembering } = useSyncExternalStore(box.subscribe, box.get);
  const list = useMemo(() => checked(slots, providers), [slots, providers]);
  const apiKeys = useCallback(() => apiKeysOf(checked(box.get().slots, providers)), [box, providers]);
  return { list, usable: list.filter(isUsable).length, apiKeys, remembering };
}
