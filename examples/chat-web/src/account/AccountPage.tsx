import { Page } from '../app/Page';
import { useI18n } from '../i18n/I18nProvider';
import { DataSection } from './DataSection';
import { DeleteSection } from './DeleteSection';
import { PasswordSection } from './PasswordSection';
import { Profile } from './Profile';

export default function AccountPage() {
  const { t } = useI18n();
  return (
    <Page title={t('account.profile.title')}>
      <Profile />
      <PasswordSection />
      <DataSection />
      <DeleteSection />
    </Page>
  );
}
