import { useI18n } from '../i18n/I18nProvider';
import { Gate } from './Gate';
import { Resend } from './Resend';

export default function ResendPage() {
  const { t } = useI18n();
  return <Gate title={t('account.verify.title')} lead={t('account.signIn.unverified.text')}><Resend /></Gate>;
}
