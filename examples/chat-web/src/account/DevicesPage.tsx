import { Page } from '../app/Page';
import { useI18n } from '../i18n/I18nProvider';
import { Logins } from './Logins';
import { Sessions } from './Sessions';

export default function DevicesPage() {
  const { t } = useI18n();
  return (
    <Page title={t('account.devices.title')} lead={t('account.devices.lead')}>
      <Sessions />
      <Logins />
    </Page>
  );
}
