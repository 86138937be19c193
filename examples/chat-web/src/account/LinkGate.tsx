import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import type { Key } from '../i18n/texts';
import { http } from '../session/this-page';
import { Form } from '../ui/Form';
import { Notice } from '../ui/Notice';
import { Done } from './Done';
import { Gate } from './Gate';
import { useLinkToken } from './use-link-token';

export interface Texts {
  title: PlainKey;
  lead: PlainKey;
  do: PlainKey;
  doneTitle: PlainKey;
  doneText: PlainKey;
}

type PlainKey = Extract<Key, `account.${'verify' | 'reset' | 'unlock' | 'setup'}.${string}`>;

interface Props {
  texts: Texts;
  /** Where the token and the fields are posted to. */
  path: string;
  /** Where another link can be had, when this one is used or too old. */
  renewAt?: string;
  children?: ReactNode;
}

/**
 * What a link from a mail leads to. It waits for a click: programs that open every link of a mail to look for malware would
 * otherwise use the link up.
 */
export function LinkGate({ texts, path, renewAt, children }: Props) {
  const { t } = useI18n();
  const token = useLinkToken();
  const [state, setState] = useState<'ready' | 'done' | 'invalid'>('ready');
  if (state === 'done') return <Done title={t(texts.doneTitle)} text={t(texts.doneText)} />;
  if (!token) {
    return <Gate title={t('account.link.missing.title')} lead={t('account.link.missing.text')}><p><Link to="/signin">{t('account.link.toSignIn')}</Link></p></Gate>;
  }
  return (
    <Gate title={t(texts.title)} lead={t(texts.lead)}>
      {state === 'invalid' && (
        <div role="alert">
          <Notice kind="bad">
            <p>{t('failure.TOKEN_INVALID')}</p>
            {renewAt && <p><Link to={renewAt}>{t('account.link.again')}</Link></p>}
          </Notice>
        </div>
      )}
      <Form
        action={t(texts.do)}
        onSubmit={async (values) => {
          await http.post(path, { token, ...values }, { by: 'nobody' });
          setState('done');
        }}
        onFailure={({ code }) => {
          const isInvalid = code === 'TOKEN_INVALID';
          setState(isInvalid ? 'invalid' : 'ready');
          return isInvalid;
        }}
      >
        {children}
      </Form>
    </Gate>
  );
}
