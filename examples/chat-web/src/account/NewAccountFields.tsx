import { useI18n } from '../i18n/I18nProvider';
import { EmailField, Field } from '../ui/Field';
import { NewPasswordField } from './NewPasswordField';

/** Name, address and password of an account to be. */
export function NewAccountFields() {
  const { t } = useI18n();
  return (
    <>
      <Field
        name="username"
        label={t('account.field.username')}
        hint={t('account.field.username.hint')}
        wrong={t('failure.username_form')}
        pattern="[A-Za-z0-9_.\-]{3,50}"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
      />
      <EmailField />
      <NewPasswordField name="password" label={t('account.field.password')} />
    </>
  );
}
