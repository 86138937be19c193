import { Link } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import { useSession } from '../session/this-page';

/** Says that nothing is kept, as long as nobody has signed in, or that a session has just ended. */
export function GuestNote() {
  const { t } = useI18n();
  const session = useSession();
  if (session.state === 'guest' && session.left === 'ended') {
    return <div className="guest-note" role="alert"><p>{t('app.ended.text')} <Link to="/signin">{t('app.nav.signIn')}</Link></p></div>;
  }
  return (
    <aside className="guest-note" aria-label={t('app.guest.title')}>
      <p><strong>{t('app.guest.title')}</strong> {t('app.guest.text')} <Link to="/signup">{t('app.guest.signUp')}</Link></p>
    </aside>
  );
}
