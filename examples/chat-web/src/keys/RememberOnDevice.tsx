import { useId } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { Remembering } from './key-box';

interface Props {
  remembering: Remembering;
  remember: (on: boolean) => void;
  forget: () => void;
  /** Whether there is any key to forget. */
  some: boolean;
}

/** The choice to keep keys on this device, and plainly what that is worth. */
export function RememberOnDevice({ remembering, remember, forget, some }: Props) {
  const { t } = useI18n();
  const id = useId();
  const unavailable = remembering === 'unavailable';
  return (
    <section className="remember" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="visually-hidden">{t('keys.remember.title')}</h3>
      <label className="check">
        <input
          type="checkbox"
          checked={remembering === 'on'}
          disabled={unavailable}
          aria-describedby={`${id}-what`}
          onChange={(event) => remember(event.currentTarget.checked)}
        />
        <span>{t('keys.remember')}</span>
      </label>
      <div id={`${id}-what`} className="remember-what">
        <p>
          {unavailable ? t('keys.remember.impossible') : t('keys.remember.what')}
        </p>
        {!unavailable && <p>{t('keys.remember.worth')}</p>}
      </div>
      <div role="status">
        {remembering === 'failed' && <p className="refused">{t('keys.remember.failed')}</p>}
      </div>
      {(some || remembering === 'on') && (
        <button type="button" className="outline-button danger" onClick={forget}>{t('keys.forget')}</button>
      )}
    </section>
  );
}
