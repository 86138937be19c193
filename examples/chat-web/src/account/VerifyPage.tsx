import { LinkGate, type Texts } from './LinkGate';

const TEXTS: Texts = {
  title: 'account.verify.title',
  lead: 'account.verify.lead',
  do: 'account.verify.do',
  doneTitle: 'account.verify.done.title',
  doneText: 'account.verify.done.text',
};

export default function VerifyPage() {
  return <LinkGate texts={TEXTS} path="auth/verify" renewAt="/resend" />;
}
