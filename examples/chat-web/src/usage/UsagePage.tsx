import { Page } from '../app/Page';
import { useI18n } from '../i18n/I18nProvider';

export default function UsagePage() {
  const { t } = useI18n();
  return <Page title={t('app.nav.usage')}>{null}</Page>;
}
