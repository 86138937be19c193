import { useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { http, useSession } from '../session/this-page';
import { PasswordField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Notice } from '../ui/Notice';
import { NewPasswordField } from './NewPasswordField';
import { Section } from './Section';

export function PasswordSection() {
  const { t } = useI18n();
  const session = useSession();
  const [changes, setChanges] = useState(0);
  const change = async ({ current, password, endOtherSessions }: Record<string, string>) => {
    await http.json('api/account/password', { method: 'PUT', body: { current, password, endOtherSessions: endOtherSessions === 'on' } });
    setChanges(changes + 1);
  };
  return (
    <Section title={t('account.change.title')}>
      <div role="status">{changes > 0 && <Notice kind="good"><p>{t('account.change.done')}</p></Notice>}</div>
      <Form key={changes} confirmedBy="current" action={t('account.change.do')} onSubmit={change}>
        {/* Tells a password manager whose password this is. */}
        <input className="visually-hidden" type="text" name="username" autoComplete="username" defaultValue={session.state === 'user' ? session.user.username : ''} readOnly tabIndex={-1} aria-hidden="true" />
        <PasswordField name="current" label={t('account.field.currentPassword')} autoComplete="current-password" />
        <NewPasswordField name="password" label={t('account.field.newPassword')} />
        <label className="check"><input type="checkbox" name="endOtherSessions" defaultChecked /> <span>{t('account.change.others')}</span></label>
      </Form>
    </Section>
  );
}
