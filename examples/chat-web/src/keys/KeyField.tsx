import { useId, useLayoutEffect, useRef, useState, type Dispatch } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { Provider } from '../wire/contract';
import { EyeIcon, EyeOffIcon, TrashIcon } from '../ui/icons';
import { cleanKey, SHORTEST } from './formats';
import { noteText } from './note-text';
import type { CheckedSlot, SlotAction } from './slots';

interface Props {
  slot: CheckedSlot;
  owner: string;
  number: number;
  hint: string | undefined;
  moveTo: Provider | undefined;
  removable: boolean;
  change: Dispatch<SlotAction>;
}

/** One key. The field is uncontrolled: React would mirror a controlled value into the `value` attribute, where any markup copy holds it. */
export function KeyField({ slot, owner, number, hint, moveTo, removable, change }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const input = useRef<HTMLInputElement>(null);
  const [revealed, setRevealed] = useState(false);
  const [left, setLeft] = useState(false);
  const id = useId();
  const label = t('keys.name', { provider: owner, number });

  useLayoutEffect(() => {
    if (input.current && cleanKey(input.current.value) !== slot.value) input.current.value = slot.value;
  }, [slot.value]);

  // "Too short" while somebody is still typing would be rude; what is wrong with a whole key is said at once.
  const note = left || slot.value.length >= SHORTEST ? slot.note : undefined;
  return (
    <div className="key-field">
      <div className="key-label">
        <label htmlFor={id}>{t('keys.number', { number })}</label>
        {hint && <span id={`${id}-hint`} dir="auto">{hint}</span>}
      </div>
      <div className="key-row">
        <input
          ref={input}
          id={id}
          aria-label={label}
          type={revealed ? 'text' : 'password'}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          data-1p-ignore=""
          data-lpignore="true"
          data-bwignore=""
          aria-invalid={note !== undefined && note.kind !== 'hint'}
          aria-describedby={`${id}-hint ${id}-note`}
          onInput={(event) => change({ type: 'typed', id: slot.id, value: cleanKey(event.currentTarget.value) })}
          onBlur={() => setLeft(true)}
        />
        <button type="button" className="icon-button" aria-pressed={revealed} aria-label={t('keys.show', { name: label })} onClick={() => setRevealed(!revealed)}>
          {revealed ? <EyeOffIcon /> : <EyeIcon />}
        </button>
        {removable && (
          <button type="button" className="icon-button" aria-label={t('keys.remove', { name: label })} onClick={() => change({ type: 'removed', id: slot.id })}>
            <TrashIcon />
          </button>
        )}
      </div>
      <div id={`${id}-note`} className="key-note" role="status">
        {note && <p className={note.kind}>{noteText(note, i18n)}</p>}
      </div>
      {moveTo && (
        <button type="button" className="outline-button" onClick={() => change({ type: 'moved', id: slot.id, to: moveTo.id })}>
          {t('keys.move', { provider: moveTo.name })}
        </button>
      )}
    </div>
  );
}
