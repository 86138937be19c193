import { DeviceStore } from './device-store';
import { KeyBox } from './key-box';
import { indexedDbKeys } from './sealing-keys';

// Undefined where the browser gives the page no encryption or no storage.
const deviceStore: DeviceStore | undefined = available() ? new DeviceStore(localStorage, indexedDbKeys) : undefined;

/** The keys of this page. */
export const keyBox = new KeyBox(deviceStore);

addEventListener('storage', keyBox.onStorage);

function available(): boolean {
  try {
    return isSecureContext && 'subtle' in crypto && 'indexedDB' in globalThis && 'getItem' in localStorage;
  } catch {
    // Reading localStorage throws where the user has forbidden it.
    return false;
  }
}
