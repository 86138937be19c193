import { useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import type { Left as SessionEnd } from '../session/session';
import { session as store, useSession } from '../session/this-page';
import { Field, PasswordField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Notice } from '../ui/Notice';
import { Gate } from './Gate';
import { Resend } from './Resend';
import { useServerRules } from './server-rules';

export default function SignInPage() {
  const { t } = useI18n();
  const session = useSession();
  const state = useLocation().state as { from?: string } | null;
  const [unverified, setUnverified] = useState<string>();
  const { open, guests } = useServerRules();

  if (session.state === 'user') return <Navigate to={state?.from ?? '/'} replace />;
  if (unverified !== undefined) {
    return (
      <Gate title={t('account.signIn.unverified.title')} lead={t('account.signIn.unverified.text')}>
        <Resend email={unverified.includes('@') ? unverified : undefined} />
        <p className="aside"><button type="button" className="link-button" onClick={() => setUnverified(undefined)}>{t('account.link.toSignIn')}</button></p>
      </Gate>
    );
  }
  return (
    <Gate title={t('account.signIn.title')}>
      <Left left={session.state === 'guest' ? session.left : undefined} />
      {open && <Notice><p>{t('account.signIn.setup')}</p></Notice>}
      <Form
        action={t('account.signIn.do')}
        onSubmit={({ login = '', password = '' }) => store.signIn(login.trim(), password)}
        onFailure={({ code }, { login }) => code === 'EMAIL_NOT_VERIFIED' && (setUnverified(login ?? ''), true)}
      >
        <Field name="login" label={t('account.field.login')} autoComplete="username" autoCapitalize="none" spellCheck={false} dir="ltr" />
        <PasswordField name="password" label={t('account.field.password')} autoComplete="current-password" />
      </Form>
      <p className="aside"><Link to="/forgot">{t('account.signIn.forgot')}</Link></p>
      <p className="aside">{t('account.signIn.new')} <Link to="/signup">{t('account.signUp.title')}</Link></p>
      {guests && <p className="aside"><Link to="/">{t('account.signIn.guest')}</Link></p>}
    </Gate>
  );
}

/** How the last session of this page ended. */
function Left({ left }: { left: SessionEnd | undefined }) {
  const { t } = useI18n();
  if (!left) return null;
  const text = { 'signed-out': 'app.left.text', ended: 'app.ended.text', deleted: 'account.delete.done' } as const;
  return <div role="status"><Notice kind={left === 'ended' ? 'info' : 'good'}><p>{t(text[left])}</p></Notice></div>;
}
