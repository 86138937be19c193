import { useCallback } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import { useLoaded } from '../ui/use-loaded';
import { Done } from './Done';
import { LinkGate, type Texts } from './LinkGate';
import { NewAccountFields } from './NewAccountFields';

const TEXTS: Texts = {
  title: 'account.setup.title',
  lead: 'account.setup.lead',
  do: 'account.setup.do',
  doneTitle: 'account.setup.done.title',
  doneText: 'account.setup.done.text',
};

/** The first administrator, by the link that the server prints once. */
export default function SetupPage() {
  const { t } = useI18n();
  const { value } = useLoaded(useCallback((signal) => http.json<{ open: boolean }>('auth/setup', { by: 'nobody', signal }), []));
  if (value && !value.open) return <Done title={t('account.setup.closed.title')} text={t('account.setup.closed.text')} />;
  return <LinkGate texts={TEXTS} path="auth/setup"><NewAccountFields /></LinkGate>;
}
