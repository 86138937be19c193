import { DeviceStore } from './device-store';
import { indexedDbKeys } from './sealing-keys';

/** This browser's store; undefined where the browser gives the page no encryption or no storage. */
export const deviceStore: DeviceStore | undefined = available() ? new DeviceStore(localStorage, indexedDbKeys) : undefined;

function available(): boolean {
  try {
    return isSecureContext && 'subtle' in crypto && 'indexedDB' in globalThis && 'getItem' in localStorage;
  } catch {
    // Reading localStorage throws where the user has forbidden it.
    return false;
  }
}
