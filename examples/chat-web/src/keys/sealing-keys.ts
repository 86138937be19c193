import { newSealingKey } from './seal';

/** Where the sealing key of this device lives. */
export interface SealingKeys {
  find(): Promise<CryptoKey | undefined>;
  findOrCreate(): Promise<CryptoKey>;
  remove(): Promise<void>;
}

const DATABASE = 'claviger';
const STORE = 'sealing-keys';
const NAME = 'provider-keys';

/** The sealing key in IndexedDB, which keeps it as a handle: the browser stores it, scripts can use it, nobody reads its bytes. */
export const indexedDbKeys: SealingKeys = {
  find: () => inStore('readonly', (store) => store.get(NAME)),
  async findOrCreate() {
    // Made first: a transaction does not wait for anything but its own requests.
    const fresh = await newSealingKey();
    const found = await inStore<CryptoKey>('readwrite', (store) => {
      const existing = store.get(NAME);
      // Another tab may have been faster; its key stays.
      existing.onsuccess = () => existing.result ?? store.put(fresh, NAME);
      return existing;
    });
    return found ?? fresh;
  },
  async remove() {
    await inStore('readwrite', (store) => store.delete(NAME));
  },
};

async function inStore<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest): Promise<T | undefined> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = use(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    return request.result as T | undefined;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });
}
