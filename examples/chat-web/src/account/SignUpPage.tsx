import { useState } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import { Form } from '../ui/Form';
import { Done } from './Done';
import { Gate } from './Gate';
import { NewAccountFields } from './NewAccountFields';
import { Resend } from './Resend';

export default function SignUpPage() {
  const { t } = useI18n();
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo) {
    return (
      <Done title={t('account.signUp.sent.title')} text={t('account.signUp.sent.text', { email: sentTo })}>
        <p className="aside">{t('account.signUp.sent.none')}</p>
        <Resend email={sentTo} />
      </Done>
    );
  }
  return (
    <Gate title={t('account.signUp.title')} lead={t('account.signUp.lead')}>
      <Form action={t('account.signUp.do')} onSubmit={(values) => http.post('auth/register', values, { by: 'nobody' }).then(() => setSentTo(values.email))}>
        <NewAccountFields />
      </Form>
      <p className="aside">{t('account.signUp.have')} <Link to="/signin">{t('account.signIn.title')}</Link></p>
    </Gate>
  );
}
