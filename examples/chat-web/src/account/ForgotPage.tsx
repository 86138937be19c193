import { useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import { EmailField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Done } from './Done';
import { Gate } from './Gate';

export default function ForgotPage() {
  const { t } = useI18n();
  const [sent, setSent] = useState(false);
  if (sent) return <Done title={t('account.forgot.done.title')} text={t('account.forgot.done.text')} />;
  return (
    <Gate title={t('account.forgot.title')} lead={t('account.forgot.lead')}>
      <Form action={t('account.forgot.do')} onSubmit={(values) => http.post('auth/forgot', values, { by: 'nobody' }).then(() => setSent(true))}>
        <EmailField />
      </Form>
    </Gate>
  );
}
