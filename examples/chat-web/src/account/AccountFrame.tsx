import { Suspense } from 'react';
import { NavLink, Outlet } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import { useSession } from '../session/this-page';

const PAGES = [
  { to: '/account', name: 'app.nav.account' },
  { to: '/account/devices', name: 'app.nav.devices' },
  { to: '/usage', name: 'app.nav.usage' },
] as const;

/** The pages about the person, with the way between them. */
export default function AccountFrame() {
  const { t } = useI18n();
  const session = useSession();
  const admin = session.state === 'user' && session.user.admin;
  return (
    <div className="account-frame">
      <nav className="account-nav" aria-label={t('app.nav.pages')}>
        <ul>
          {PAGES.map(({ to, name }) => <li key={to}><NavLink to={to} end>{t(name)}</NavLink></li>)}
          {admin && <li><NavLink to="/admin/users">{t('app.nav.users')}</NavLink></li>}
          {admin && <li><NavLink to="/admin/audit">{t('app.nav.audit')}</NavLink></li>}
        </ul>
      </nav>
      <Suspense fallback={<main className="waiting" aria-busy="true" aria-label={t('app.loading')} />}><Outlet /></Suspense>
    </div>
  );
}
