import { useEffect, useEffectEvent } from 'react';
import { preferences } from './preferences';

/**
 * Calls `act` on a key: a single character such as `?`, or one with Control (on a Mac: Command), written `mod+k` or `mod+shift+o`.
 * A single character counts only outside text fields and dialogs, and only as long as the person has not turned such shortcuts off.
 */
export function useShortcut(keys: string, act: () => void, active = true) {
  const call = useEffectEvent(act);
  useEffect(() => {
    if (!active) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || !matches(event, keys)) return;
      event.preventDefault();
      call();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [keys, active]);
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1);
  const mod = event.ctrlKey || event.metaKey;
  if (event.key.toLowerCase() !== key || event.altKey || mod !== parts.includes('mod')) return false;
  if (mod) return event.shiftKey === parts.includes('shift');
  return preferences.get().singleKeys !== false && !isTyping(event.target);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
}
