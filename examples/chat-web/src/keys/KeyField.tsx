import { useId, useLayoutEffect, useRef, useState, type Dispatch } from 'react';
import type { Provider } from '../wire/contract';
import { EyeIcon, EyeOffIcon, TrashIcon } from '../ui/icons';
import { cleanKey } from './formats';
import type { CheckedSlot, SlotAction } from './slots';

interface Props {
  slot: CheckedSlot;
  label: string;
  moveTo: Provider | undefined;
  removable: boolean;
  change: Dispatch<SlotAction>;
}

/** One key. The field is uncontrolled: React would mirror a controlled value into the `value` attribute, where any markup copy holds it. */
export function KeyField({ slot, label, moveTo, removable, change }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [revealed, setRevealed] = useState(false);
  const [left, setLeft] = useState(false);
  const id = useId();

  useLayoutEffect(() => {
    if (input.current && cleanKey(input.current.value) !== slot.value) input.current.value = slot.value;
  }, [slot.value]);

  // "Too short" while somebody is still typing would be rude; a key that belongs elsewhere is said at once.
  const note = left || slot.note?.kind === 'elsewhere' || slot.value.length >= 20 ? slot.note : undefined;
  return (
    <div className="key-field">
      <label htmlFor={id}>{label}</label>
      <div className="key-row">
        <input
          ref={input}
          id={id}
          type={revealed ? 'text' : 'password'}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          data-1p-ignore=""
          data-lpignore="true"
          data-bwignore=""
          aria-invalid={note !== undefined && note.kind !== 'hint'}
          aria-describedby={`${id}-note`}
          onInput={(event) => change({ type: 'typed', id: slot.id, value: cleanKey(event.currentTarget.value) })}
          onBlur={() => setLeft(true)}
        />
        <button type="button" className="icon-button" aria-pressed={revealed} aria-label={`Show ${label}`} onClick={() => setRevealed(!revealed)}>
          {revealed ? <EyeOffIcon /> : <EyeIcon />}
        </button>
        {removable && (
          <button type="button" className="icon-button" aria-label={`Remove ${label}`} onClick={() => change({ type: 'removed', id: slot.id })}>
            <TrashIcon />
          </button>
        )}
      </div>
      <div id={`${id}-note`} className="key-note" role="status">
        {note && <p className={note.kind}>{note.text}</p>}
      </div>
      {moveTo && (
        <button type="button" className="outline-button" onClick={() => change({ type: 'moved', id: slot.id, to: moveTo.id })}>
          Move it to {moveTo.name}
        </button>
      )}
    </div>
  );
}
