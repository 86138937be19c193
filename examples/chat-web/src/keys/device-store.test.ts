import { beforeEach, describe, expect, it } from 'vitest';
import { DeviceStore, STORED_AS } from './device-store';
import { newSealingKey, seal, unseal } from './seal';
import type { SealingKeys } from './sealing-keys';

const KEYS = [{ provider: 'groq', value: 'gsk_marked-secret-0123456789' }];

function memoryStorage() {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  };
}

function memoryKeys(): SealingKeys {
  let key: CryptoKey | undefined;
  return {
    find: async () => key,
    findOrCreate: async () => (key ??= await newSealingKey()),
    remove: async () => void (key = undefined),
  };
}

describe('seal', () => {
  it('usesAKeyThatCannotBeReadOut', async () => {
    const key = await newSealingKey();
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('opensWhatItSealedAndNothingThatWasChanged', async () => {
    const key = await newSealingKey();
    const sealed = await seal('päivää', key, 'test');
    expect(await unseal(sealed, key, 'test')).toBe('päivää');
    const parts = sealed.split('.');
    for (const part of [1, 2]) {
      const bytes = atob(parts[part]!);
      for (let at = 0; at < bytes.length; at++) {
        const changed = bytes.slice(0, at) + String.fromCharCode(bytes.charCodeAt(at) ^ 1) + bytes.slice(at + 1);
        expect(await unseal(parts.with(part, btoa(changed)).join('.'), key, 'test')).toBeUndefined();
      }
    }
  });

  it('opensOnlyForItsPurposeKeyAndVersion', async () => {
    const key = await newSealingKey();
    const sealed = await seal('text', key, 'test');
    expect(await unseal(sealed, key, 'other')).toBeUndefined();
    expect(await unseal(sealed, await newSealingKey(), 'test')).toBeUndefined();
    expect(await unseal(sealed.replace('v1', 'v2'), key, 'test')).toBeUndefined();
    expect(await unseal('v1.%%%.%%%', key, 'test')).toBeUndefined();
  });

  it('neverUsesANonceTwice', async () => {
    const key = await newSealingKey();
    const sealed = await Promise.all(Array.from({ length: 50 }, () => seal('same', key, 'test')));
    expect(new Set(sealed.map((text) => text.split('.')[1])).size).toBe(50);
  });
});

describe('DeviceStore', () => {
  let storage: ReturnType<typeof memoryStorage>;
  let keys: SealingKeys;
  let store: DeviceStore;
  beforeEach(() => {
    storage = memoryStorage();
    keys = memoryKeys();
    store = new DeviceStore(storage, keys);
  });

  it('bringsKeysBackAndStoresOnlyCiphertext', async () => {
    await store.save(KEYS);
    expect(await new DeviceStore(storage, keys).load()).toEqual(KEYS);
    expect([...storage.values.keys()]).toEqual([STORED_AS]);
    expect(storage.values.get(STORED_AS)).toMatch(/^v1\.[\w+/=]+\.[\w+/=]+$/);
    expect(storage.values.get(STORED_AS)).not.toContain('secret');
    expect(atob(storage.values.get(STORED_AS)!.split('.')[2]!)).not.toContain('secret');
  });

  it('forgetsTheCiphertextAndTheKey', async () => {
    await store.save(KEYS);
    await store.forget();
    expect(store.isKept()).toBe(false);
    expect(await keys.find()).toBeUndefined();
    expect(await store.load()).toBeUndefined();
  });

  it('neverLetsAnEarlierSaveLandAfterForgetting', async () => {
    const saving = store.save(KEYS);
    await store.forget();
    await saving;
    expect(store.isKept()).toBe(false);
  });

  it('opensNothingWithoutTheSealingKey', async () => {
    await store.save(KEYS);
    await keys.remove();
    expect(await store.load()).toBeUndefined();
  });

  it('goesOnAfterAStepThatFailed', async () => {
    const full = { ...storage, setItem: () => { throw new DOMException('', 'QuotaExceededError'); } };
    const failing = new DeviceStore(full, keys);
    await expect(failing.save(KEYS)).rejects.toThrow();
    await expect(failing.forget()).resolves.toBeUndefined();
  });
});
