import { useI18n } from '../i18n/I18nProvider';
import type { Failure } from '../wire/failure';
import { failureText, textFor } from '../ui/failure-text';
import { sentenceOf, titleOf } from './failures';
import { AlertIcon, KeyIcon, RetryIcon } from '../ui/icons';
import { useSecondsLeft } from '../ui/use-seconds-left';

interface Props {
  failure: Failure;
  onRetry: (() => void) | undefined;
  onKeys: () => void;
  onDismiss?: () => void;
}

/** What went wrong and what can be done about it. */
export function FailureCard({ failure, onRetry, onKeys, onDismiss }: Props) {
  const { t } = useI18n();
  const wait = useSecondsLeft(failure.retryAfter);
  const problems = causesOf(failure).map((problem) => failureText(t, problem));
  return (
    <section className="failure" aria-label={t('chat.problem')}>
      <p className="failure-title"><AlertIcon /> <strong>{titleOf(failure, t)}</strong></p>
      <p dir="auto">{problems.length === 1 ? problems[0] : sentenceOf(failure, t)}</p>
      {problems.length > 1 && <ul>{problems.map((problem) => <li key={problem} dir="auto">{problem}</li>)}</ul>}
      <div className="failure-actions">
        {onRetry && (
          <button type="button" className="outline-button" onClick={onRetry} disabled={wait > 0}>
            <RetryIcon /> {wait > 0 ? t('chat.tryAgain.wait', { seconds: wait }) : t('chat.tryAgain')}
          </button>
        )}
        {failure.remedy === 'keys' && (
          <button type="button" className="outline-button" onClick={onKeys}><KeyIcon /> {t(isMissing(failure) ? 'chat.addKey' : 'chat.checkKeys')}</button>
        )}
        {onDismiss && <button type="button" className="outline-button" onClick={onDismiss}>{t('chat.dismiss')}</button>}
      </div>
    </section>
  );
}

/** Whether there was no key at all, so that there is none to check. */
function isMissing({ code, problems }: Failure) {
  return code === 'NO_USABLE_KEY' && problems.every((problem) => problem.code === 'key_missing');
}

// These two codes leave it to the problems to say what is wrong; that there is no key at all, they say themselves. The same problem twice is said once.
function causesOf({ code, problems }: Failure) {
  if (code !== 'INVALID_REQUEST' && code !== 'NO_USABLE_KEY') return [];
  return problems.filter((problem, at) => problem.code !== 'key_missing' && problems.findIndex((other) => textFor(other.code) === textFor(problem.code) && other.message === problem.message) === at);
}
