import { Link } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';

/** Says that nothing is kept, as long as nobody has signed in. */
export function GuestNote() {
  const { t } = useI18n();
  return (
    <aside className="guest-note" aria-label={t('app.guest.title')}>
      <p><strong>{t('app.guest.title')}</strong> {t('app.guest.text')} <Link to="/signup">{t('app.guest.signUp')}</Link></p>
    </aside>
  );
}
