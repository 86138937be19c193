import { LinkGate, type Texts } from './LinkGate';

const TEXTS: Texts = {
  title: 'account.unlock.title',
  lead: 'account.unlock.lead',
  do: 'account.unlock.do',
  doneTitle: 'account.unlock.done.title',
  doneText: 'account.unlock.done.text',
};

export default function UnlockPage() {
  return <LinkGate texts={TEXTS} path="auth/unlock" />;
}
