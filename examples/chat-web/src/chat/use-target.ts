import { useEffect } from 'react';
import type { ChatPort } from './port';
import { hasMore } from './tree';

const MOST_LOADS = 120;

/** Loads upwards until the wanted message is there; when it is not on the shown branch, shows its own. */
export function useTarget(port: ChatPort, target: string | undefined) {
  useEffect(() => {
    let wanted = target !== undefined;
    const find = async () => {
      const isThere = () => port.store.get().messages.has(target ?? '');
      for (let loads = 0; wanted && !isThere() && hasMore(port.store.shown()) && loads < MOST_LOADS; loads++) {
        const before = port.store.shown().length;
        await port.older();
        if (port.store.shown().length === before) break;
      }
      if (wanted && target && !port.store.shown().some(({ id }) => id === target)) port.show(target);
    };
    void find();
    return () => void (wanted = false);
  }, [port, target]);
}
