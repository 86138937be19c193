import type { ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { Failure } from '../wire/failure';
import { failureText } from './failure-text';
import { Notice } from './Notice';

interface Props {
  /** Nothing is there to show yet. */
  waiting: boolean;
  failure: Failure | undefined;
  again: () => void;
  children: ReactNode;
}

/** What was loaded, or that it is being loaded, or why it was not. */
export function Loading({ waiting, failure, again, children }: Props) {
  const { t } = useI18n();
  if (failure) {
    return (
      <div role="alert">
        <Notice kind="bad">
          <p>{failureText(t, failure)}</p>
          <p><button type="button" className="outline-button" onClick={again}>{t('app.tryAgain')}</button></p>
        </Notice>
      </div>
    );
  }
  return waiting ? <p className="loading-line" role="status">{t('app.loading')}</p> : children;
}
