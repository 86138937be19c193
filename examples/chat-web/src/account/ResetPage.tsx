import { useI18n } from '../i18n/I18nProvider';
import { LinkGate, type Texts } from './LinkGate';
import { NewPasswordField } from './NewPasswordField';

const TEXTS: Texts = {
  title: 'account.reset.title',
  lead: 'account.reset.lead',
  do: 'account.reset.do',
  doneTitle: 'account.reset.done.title',
  doneText: 'account.reset.done.text',
};

export default function ResetPage() {
  const { t } = useI18n();
  return (
    <LinkGate texts={TEXTS} path="auth/reset" renewAt="/forgot">
      <NewPasswordField name="password" label={t('account.field.newPassword')} />
    </LinkGate>
  );
}
