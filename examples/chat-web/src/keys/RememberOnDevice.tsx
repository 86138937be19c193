import { useId } from 'react';
import type { Remembering } from './use-keys';

interface Props {
  remembering: Remembering;
  remember: (on: boolean) => void;
  forget: () => void;
  /** Whether there is any key to forget. */
  some: boolean;
}

/** The choice to keep keys on this device, and plainly what that is worth. */
export function RememberOnDevice({ remembering, remember, forget, some }: Props) {
  const id = useId();
  const unavailable = remembering === 'unavailable';
  return (
    <section className="remember" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="visually-hidden">Keeping keys</h3>
      <label className="check">
        <input
          type="checkbox"
          checked={remembering === 'on'}
          disabled={unavailable}
          aria-describedby={`${id}-what`}
          onChange={(event) => remember(event.currentTarget.checked)}
        />
        <span>Remember on this device</span>
      </label>
      <div id={`${id}-what`} className="remember-what">
        <p>
          {unavailable
            ? 'Not possible here: the browser offers encryption and storage to pages only over https or on localhost. Keys stay in this page’s memory until you close or reload it.'
            : 'Off: keys live in this page’s memory only, until you close or reload it. On: this browser keeps them encrypted, under a key that no script can read out.'}
        </p>
        {!unavailable && (
          <p>
            That protects a copied storage file or a backup of it. It does not protect from someone who uses or copies
            your browser profile, from extensions, or from malware on this device.
          </p>
        )}
      </div>
      <div role="status">
        {remembering === 'failed' && <p className="refused">The kept keys could not be opened or saved. They stay in memory; please type them again if they are missing.</p>}
      </div>
      {(some || remembering === 'on') && (
        <button type="button" className="outline-button danger" onClick={forget}>Forget all keys</button>
      )}
    </section>
  );
}
