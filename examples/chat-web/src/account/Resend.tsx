import { useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import { EmailField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Notice } from '../ui/Notice';

/** Has the mail with the confirmation link sent once more. */
export function Resend({ email }: { email?: string | undefined }) {
  const { t } = useI18n();
  const [sent, setSent] = useState(false);
  if (sent) return <div role="status"><Notice kind="good" focus><p>{t('account.resend.done')}</p></Notice></div>;
  return (
    <Form action={t('account.resend.do')} onSubmit={(values) => http.post('auth/resend', values, { by: 'nobody' }).then(() => setSent(true))}>
      <EmailField defaultValue={email} />
    </Form>
  );
}
