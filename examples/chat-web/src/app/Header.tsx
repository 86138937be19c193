import type { Ref } from 'react';
import { Link, useLocation } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import { useSession } from '../session/this-page';
import { KeyIcon, ListIcon } from '../ui/icons';
import { Menu } from './Menu';

interface Props {
  toolsRef: Ref<HTMLDivElement>;
  onShortcuts: () => void;
  /** Opens the list of conversations where it does not fit beside the page. */
  onSide: (() => void) | undefined;
}

export function Header({ toolsRef, onShortcuts, onSide }: Props) {
  const { t } = useI18n();
  const session = useSession();
  const { pathname } = useLocation();
  return (
    <header className="top">
      {onSide && (
        <button type="button" className="icon-button side-button" aria-haspopup="dialog" aria-label={t('app.nav.conversations')} onClick={onSide}><ListIcon /></button>
      )}
      <Link to="/" className="brand" aria-label={t('app.nav.home')}><span className="mark"><KeyIcon /></span> <span className="word">{t('app.name')}</span></Link>
      <div className="tools" ref={toolsRef} />
      <div className="top-end">
        {session.state === 'guest' && pathname !== '/signin' && <Link className="top-link" to="/signin">{t('app.nav.signIn')}</Link>}
        <Menu onShortcuts={onShortcuts} />
      </div>
    </header>
  );
}
