import { useId, useState, type InputHTMLAttributes, type ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { useFormState } from './Form';
import { EyeIcon, EyeOffIcon } from './icons';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: string;
  hint?: string;
  /** What is said when the value has not the form that `pattern`, `type` or `minLength` ask for. */
  wrong?: string;
  /** Stands inside the field's box, after the input. */
  after?: ReactNode;
}

/** A labelled input of a {@link Form}; what is wrong with it stands below it and is read with it. Its value stays in the element, out of the markup. */
export function Field({ label, hint, wrong, after, ...input }: Props) {
  const id = useId();
  const { problems, clear } = useFormState();
  const problem = problems[input.name];
  const described = problem ? `${id}-problem` : hint && `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input id={id} required aria-invalid={problem ? true : undefined} aria-describedby={described} data-wrong={wrong} onInput={() => clear(input.name)} {...input} />
        {after}
      </div>
      {hint && !problem && <p id={`${id}-hint`} className="field-hint">{hint}</p>}
      {problem && <p id={`${id}-problem`} className="field-problem" dir="auto">{problem}</p>}
    </div>
  );
}

/** A password that can be shown. */
export function PasswordField(props: Omit<Props, 'type' | 'after'>) {
  const { t } = useI18n();
  const [shown, setShown] = useState(false);
  const button = (
    <button type="button" className="icon-button" aria-label={t(shown ? 'account.password.hide' : 'account.password.show')} onClick={() => setShown(!shown)}>
      {shown ? <EyeOffIcon /> : <EyeIcon />}
    </button>
  );
  return <Field {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} after={button} />;
}

/** An e-mail address. */
export function EmailField({ defaultValue }: { defaultValue?: string | undefined }) {
  const { t } = useI18n();
  return <Field name="email" type="email" label={t('account.field.email')} wrong={t('failure.email_form')} autoComplete="email" defaultValue={defaultValue} dir="ltr" />;
}
