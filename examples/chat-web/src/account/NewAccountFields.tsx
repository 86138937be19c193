import { useI18n } from '../i18n/I18nProvider';
import { Field, PasswordField } from '../ui/Field';

/** Name, address and password of an account to be. */
export function NewAccountFields() {
  const { t } = useI18n();
  return (
    <>
      <Field name="username" label={t('account.field.username')} hint={t('account.field.username.hint')} autoComplete="username" autoCapitalize="none" spellCheck={false} dir="ltr" />
      <Field name="email" type="email" label={t('account.field.email')} autoComplete="email" dir="ltr" />
      <PasswordField name="password" label={t('account.field.password')} hint={t('account.field.password.hint')} autoComplete="new-password" />
    </>
  );
}
