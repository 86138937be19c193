import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach } from 'vitest';

// React warns about updates outside `act` unless it is told that this is a test.
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

// This page has no layout: what scrolls is high and what stands in it is low, so that every row is drawn.
for (const side of ['offsetHeight', 'offsetWidth']) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get(this: HTMLElement) { return this.tagName === 'MAIN' ? 10_000 : 100; } });
}

const roots: Root[] = [];

afterEach(() => {
  act(() => roots.splice(0).forEach((root) => root.unmount()));
  document.body.replaceChildren();
});

/** Draws into a fresh page and gives ways to find and use what is on it, as a person would. */
export async function show(node: ReactNode) {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  roots.push(root);
  await act(async () => root.render(node));
  return {
    container,
    again: (next: ReactNode) => act(async () => root.render(next)),
    text: () => container.textContent ?? '',
    button: (name: string | RegExp) => one(container, 'button', name) as HTMLButtonElement,
    field: (name: string | RegExp) => fieldOf(container, name),
  };
}

export async function click(element: HTMLElement) {
  await act(async () => element.click());
}

/** Types as a browser does it: the value through the element, then the event. */
export async function type(element: HTMLInputElement | HTMLTextAreaElement, value: string) {
  const prototype = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function press(element: Element, key: string, more: KeyboardEventInit & { isComposing?: boolean } = {}) {
  await act(async () => void element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })));
}

/** Lets timers, streams and frames that are due run. */
export async function settle(milliseconds = 40) {
  await act(async () => void (await new Promise((resolve) => setTimeout(resolve, milliseconds))));
}

/** Waits for what other threads do, such as encryption: until the check holds, or for ten seconds and then as it fails. */
export async function until(check: () => void, end = performance.now() + 10_000): Promise<void> {
  await settle();
  try {
    check();
  } catch (failure) {
    if (performance.now() > end) throw failure;
    await until(check, end);
  }
}

function one(container: HTMLElement, selector: string, name: string | RegExp): HTMLElement {
  const all = [...container.querySelectorAll<HTMLElement>(selector)];
  const found = all.filter((element) => matches(element.getAttribute('aria-label') ?? element.textContent ?? '', name));
  if (found.length !== 1) throw new Error(`${found.length} of ${all.length} ${selector} are named ${name}`);
  return found[0] as HTMLElement;
}

function fieldOf(container: HTMLElement, name: string | RegExp) {
  const label = one(container, 'label', name) as HTMLLabelElement;
  return container.querySelector(`[id="${label.htmlFor}"]`) as HTMLInputElement & HTMLTextAreaElement;
}

function matches(text: string, name: string | RegExp) {
  return typeof name === 'string' ? text.trim() === name : name.test(text);
}
