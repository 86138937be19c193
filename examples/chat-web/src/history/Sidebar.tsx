import { NavLink } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';

/** The list of conversations; `onChosen` is called when one was opened. */
export default function Sidebar({ onChosen }: { onChosen: () => void }) {
  const { t } = useI18n();
  return (
    <nav aria-label={t('app.nav.conversations')}>
      <NavLink to="/" onClick={onChosen}>{t('app.shortcuts.newChat')}</NavLink>
    </nav>
  );
}
