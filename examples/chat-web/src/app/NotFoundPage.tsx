import { Link } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import { Page } from './Page';

export function NotFoundPage() {
  const { t } = useI18n();
  return (
    <Page title={t('app.lost.title')} lead={t('app.lost.text')} className="narrow">
      <p><Link to="/">{t('app.lost.home')}</Link></p>
    </Page>
  );
}
