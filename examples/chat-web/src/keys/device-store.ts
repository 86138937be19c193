import { seal, unseal } from './seal';
import type { SealingKeys } from './sealing-keys';
import type { KeptKey } from './slots';

export const STORED_AS = 'claviger.keys';
const PURPOSE = 'claviger provider keys';

/** Keeps keys on this device: ciphertext in `storage`, the key that opens it in `sealingKeys`. */
export class DeviceStore {
  // One thing after the other, so that a slow save can never land after a later one, or after forgetting.
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly sealingKeys: SealingKeys,
  ) {}

  isKept(): boolean {
    return this.storage.getItem(STORED_AS) !== null;
  }

  /** The kept keys; undefined when there are none or they cannot be opened any more. */
  load(): Promise<KeptKey[] | undefined> {
    return this.then(async () => {
      const sealed = this.storage.getItem(STORED_AS);
      const key = sealed === null ? undefined : await this.sealingKeys.find();
      const text = sealed !== null && key ? await unseal(sealed, key, PURPOSE) : undefined;
      return text === undefined ? undefined : (JSON.parse(text) as KeptKey[]);
    });
  }

  save(keys: KeptKey[]): Promise<void> {
    return this.then(async () => {
      const key = await this.sealingKeys.findOrCreate();
      this.storage.setItem(STORED_AS, await seal(JSON.stringify(keys), key, PURPOSE));
    });
  }

  forget(): Promise<void> {
    return this.then(async () => {
      this.storage.removeItem(STORED_AS);
      await this.sealingKeys.remove();
    });
  }

  private then<T>(step: () => Promise<T>): Promise<T> {
    const result = this.last.then(step);
    this.last = result.catch(() => undefined);
    return result;
  }
}
