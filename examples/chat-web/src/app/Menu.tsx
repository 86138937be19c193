import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import { session as store, useSession } from '../session/this-page';
import type { User } from '../wire/account-contract';
import { MenuIcon } from '../ui/icons';
import { Choices } from './Choices';

/** The person's pages, the appearance and the language, behind one button. A disclosure, so Tab walks through it as through any page. */
export function Menu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useI18n();
  const session = useSession();
  const { key } = useLocation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setOpen(false), [key]);

  const user = session.state === 'user' ? session.user : undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const onBlur = (event: FocusEvent) => event.currentTarget.contains(event.relatedTarget) || (event.relatedTarget && setOpen(false));

  return (
    <div className="menu" onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className="icon-button menu-button"
        aria-expanded={open}
        aria-controls="menu"
        aria-label={user ? t('app.menu.of', { name: user.username }) : t('app.menu.open')}
        onClick={() => setOpen(!open)}
      >
        {user ? <span className="initial" aria-hidden="true">{[...user.username][0]?.toUpperCase()}</span> : <MenuIcon />}
      </button>
      {open && <div className="menu-veil" onClick={() => setOpen(false)} />}
      <div id="menu" className="menu-sheet" hidden={!open}>
        {open && <MenuSheet user={user} onShortcuts={() => (setOpen(false), onShortcuts())} />}
      </div>
    </div>
  );
}

function MenuSheet({ user, onShortcuts }: { user: User | undefined; onShortcuts: () => void }) {
  const { t } = useI18n();
  return (
    <>
      {user && <p className="menu-who"><strong>{user.username}</strong><span>{user.email}</span></p>}
      <nav aria-label={t('app.nav.pages')}>
        <ul>
          {(user ? USER_PAGES : GUEST_PAGES).map(({ to, name }) => <li key={to}><NavLink to={to} end>{t(name)}</NavLink></li>)}
          {user?.admin && <li><NavLink to="/admin/users">{t('app.nav.users')}</NavLink></li>}
          {user?.admin && <li><NavLink to="/admin/audit">{t('app.nav.audit')}</NavLink></li>}
        </ul>
      </nav>
      <Choices />
      <ul>
        <li><button type="button" onClick={onShortcuts}>{t('app.shortcuts')} <kbd>?</kbd></button></li>
        {user && <li><button type="button" onClick={() => void store.signOut()}>{t('app.nav.signOut')}</button></li>}
      </ul>
    </>
  );
}

const USER_PAGES = [
  { to: '/account', name: 'app.nav.account' },
  { to: '/account/devices', name: 'app.nav.devices' },
  { to: '/usage', name: 'app.nav.usage' },
] as const;

const GUEST_PAGES = [
  { to: '/signin', name: 'app.nav.signIn' },
  { to: '/signup', name: 'app.nav.signUp' },
] as const;
