import { createContext, useContext, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { Translate } from '../i18n/texts';
import type { Failure } from '../wire/failure';
import { caught, failureText } from './failure-text';
import { AlertIcon } from './icons';
import { useSecondsLeft } from './use-seconds-left';

interface FormState {
  /** What is wrong, by the field's name. */
  problems: Record<string, string>;
  clear: (name: string) => void;
}

const Context = createContext<FormState>({ problems: {}, clear: () => undefined });

export const useFormState = () => useContext(Context);

interface Props {
  /** Gets the values by name; what it throws is shown. */
  onSubmit: (values: Record<string, string>) => Promise<unknown>;
  /** What the button says. */
  action: string;
  danger?: boolean;
  /** The field that is meant when the server says that a password is wrong. */
  confirmedBy?: string;
  /** Called with what went wrong; true when the page shows it itself. */
  onFailure?: (failure: Failure, values: Record<string, string>) => boolean | void;
  /** Beside the button. */
  beside?: ReactNode;
  children: ReactNode;
}

/** Checks what can be checked here, sends once, and takes the person to what is wrong. */
export function Form({ onSubmit, action, danger = false, confirmedBy, onFailure, beside, children }: Props) {
  const { t } = useI18n();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [problems, setProblems] = useState<Record<string, string>>({});
  const wait = useSecondsLeft(failure?.retryAfter, failure);

  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    if (Object.keys(problems).length > 0) wrong?.focus();
  }, [problems]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || wait > 0 || !form.current) return;
    const wrong = wrongIn(form.current, t);
    setFailure(undefined);
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return;
    const values = Object.fromEntries([...new FormData(form.current)].map(([name, value]) => [name, String(value)]));
    setBusy(true);
    try {
      await onSubmit(values);
    } catch (cause) {
      show(caught(cause), values);
    } finally {
      setBusy(false);
    }
  };

  const show = (found: Failure, values: Record<string, string>) => {
    if (onFailure?.(found, values)) return;
    if (confirmedBy && found.code === 'BAD_CREDENTIALS') return setProblems({ [confirmedBy]: t('failure.WRONG_PASSWORD') });
    const byField = Object.entries(found.fields ?? {}).filter(([name]) => form.current?.elements.namedItem(name));
    setProblems(Object.fromEntries(byField.map(([name, problem]) => [name, failureText(t, problem)])));
    if (byField.length === 0) setFailure(found);
  };

  const clear = (name: string) => setProblems(({ [name]: _, ...others }) => (name in problems ? others : problems));

  return (
    <form ref={form} className="form" noValidate onSubmit={(event) => void submit(event)}>
      <Context value={{ problems, clear }}>{children}</Context>
      <div role="alert">{failure && <p className="form-failure"><AlertIcon /> <span dir="auto">{failureText(t, failure)}</span></p>}</div>
      <div className="form-actions">
        <button type="submit" className={danger ? 'solid-button danger' : 'solid-button'} aria-disabled={busy || wait > 0}>
          {wait > 0 ? t('account.wait', { count: wait }) : action}
        </button>
        {beside}
      </div>
    </form>
  );
}

/** What the person can mend without asking the server; `data-wrong` of a field says how its form should be. */
function wrongIn(form: HTMLFormElement, t: Translate): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement)) continue;
    if (field.required && field.value === '') wrong[field.name] = t('failure.field_missing');
    else if (field.dataset.wrong && (field.validity.patternMismatch || field.validity.typeMismatch || [...field.value].length < field.minLength)) wrong[field.name] = field.dataset.wrong;
  }
  return wrong;
}
