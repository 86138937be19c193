import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../testing/server';
import { click, settle, show, type, until } from '../testing/page';
import { DeviceStore } from './device-store';
import { KeyBox } from './key-box';
import KeyDrawer from './KeyDrawer';
import { newSealingKey } from './seal';
import { useKeys } from './use-keys';

const GROQ_KEY = 'gsk_marked-secret-0123456789';

function Drawer({ store }: { store?: DeviceStore | undefined }) {
  const [open, setOpen] = useState(true);
  const [box] = useState(() => new KeyBox(store));
  const { apiKeys } = useKeys(CATALOGUE.providers, box);
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      <KeyDrawer open={open} box={box} catalogue={CATALOGUE} onClose={() => setOpen(false)} />
      <output>{Object.entries(apiKeys()).map(([id, keys]) => `${id}:${[keys].flat().length}`).join(' ')}</output>
    </>
  );
}

async function open(store?: DeviceStore) {
  const page = await show(<Drawer store={store} />);
  const inputs = () => [...page.container.querySelectorAll<HTMLInputElement>('.key-row input')];
  return { ...page, inputs, sent: () => page.container.querySelector('output')?.textContent };
}

function memoryStore() {
  const values = new Map<string, string>();
  let key: CryptoKey | undefined;
  const storage = { getItem: (name: string) => values.get(name) ?? null, setItem: (name: string, value: string) => void values.set(name, value), removeItem: (name: string) => void values.delete(name) };
  const keys = { find: async () => key, findOrCreate: async () => (key ??= await newSealingKey()), remove: async () => void (key = undefined) };
  return { values, make: () => new DeviceStore(storage, keys) };
}

describe('KeyDrawer', () => {
  it('asksForKeysInFieldsThatBrowsersLeaveAlone', async () => {
    const { inputs } = await open();
    expect(inputs()).toHaveLength(2);
    for (const input of inputs()) {
      expect([input.type, input.autocomplete, input.getAttribute('spellcheck')]).toEqual(['password', 'off', 'false']);
    }
  });

  it('linksOnlyToSecurePages', async () => {
    const { container } = await open();
    // The second provider's address is not https.
    expect([...container.querySelectorAll('a')].map((a) => a.href)).toEqual(['https://aistudio.google.com/apikey']);
  });

  it('doesNotSendAMisplacedKeyUntilItIsMoved', async () => {
    const { inputs, button, sent, text } = await open();
    await type(inputs()[0]!, GROQ_KEY);
    expect(text()).toContain('This looks like a Groq key. It is not sent from here.');
    expect(sent()).toBe('');
    await click(button('Move it to Groq'));
    expect(inputs().map((input) => input.value)).toEqual(['', GROQ_KEY]);
    expect(sent()).toBe('groq:1');
  });

  it('showsAKeyOnlyOnRequestAndKeepsItOutOfTheMarkup', async () => {
    const { inputs, button, container } = await open();
    await type(inputs()[1]!, GROQ_KEY);
    await click(button('Show Groq key 1'));
    expect(inputs()[1]!.type).toBe('text');
    expect(container.innerHTML).not.toContain('secret');
  });

  it('takesSeveralKeysUpToTheServersLimit', async () => {
    const { inputs, button, text, sent } = await open();
    await type(inputs()[0]!, 'AIza-0123456789-0123456789');
    await type(inputs()[1]!, GROQ_KEY);
    await click(button(/Add another Groq key/));
    await type(inputs()[2]!, `${GROQ_KEY}2`);
    expect(sent()).toBe('gemini:1 groq:2');
    expect(text()).toContain('No more keys fit into one question.');
    await click(button('Remove Groq key 1'));
    expect(sent()).toBe('gemini:1 groq:1');
  });

  it('keepsKeysAcrossClosingAndOpening', async () => {
    const { inputs, button } = await open();
    await type(inputs()[1]!, GROQ_KEY);
    await click(button('Done'));
    expect(inputs()).toHaveLength(0);
    await click(button('Open'));
    expect(inputs()[1]!.value).toBe(GROQ_KEY);
  });

  it('remembersOnlyWhenAskedAndForgetsCompletely', async () => {
    const { values, make } = memoryStore();
    const first = await open(make());
    await type(first.inputs()[1]!, GROQ_KEY);
    await settle(400);
    expect(values.size).toBe(0);
    await click(first.container.querySelector<HTMLInputElement>('[type=checkbox]')!);
    await until(() => expect(values.size).toBe(1));

    const second = await open(make());
    await until(() => expect(second.inputs()[1]!.value).toBe(GROQ_KEY));
    await click(second.button('Forget all keys'));
    await until(() => expect(values.size).toBe(0));
    expect(second.inputs().map((input) => input.value)).toEqual(['', '']);
    expect(second.sent()).toBe('');
  });

  it('saysWhyItCannotRememberWithoutASecureContext', async () => {
    const { container, text } = await open();
    expect(container.querySelector<HTMLInputElement>('[type=checkbox]')!.disabled).toBe(true);
    expect(text()).toContain('Not possible here');
  });
});
