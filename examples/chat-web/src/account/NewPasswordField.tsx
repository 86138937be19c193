import { useI18n } from '../i18n/I18nProvider';
import { PasswordField } from '../ui/Field';
import { useServerRules } from './server-rules';

/** A password to be. Its length is checked here, as the server has told it; the rest of the rule is the server's. */
export function NewPasswordField({ name, label }: { name: string; label: string }) {
  const { t } = useI18n();
  const { shortest, lettersAndDigits } = useServerRules().password;
  const hint = lettersAndDigits ? t('account.field.password.hint', { shortest }) : t('account.field.password.hint.any', { shortest });
  return <PasswordField name={name} label={label} hint={hint} wrong={t('account.field.password.wrong', { shortest })} minLength={shortest} autoComplete="new-password" />;
}
