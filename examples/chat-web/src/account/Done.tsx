import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTitle } from '../app/Page';
import { useI18n } from '../i18n/I18nProvider';
import { CheckIcon } from '../ui/icons';

interface Props {
  title: string;
  text: string;
  /** What can be done next; the sign-in page otherwise. */
  children?: ReactNode;
}

/** Takes the place of a form that did its work, and the focus. */
export function Done({ title, text, children }: Props) {
  const { t } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main id="content" className="page gate done" tabIndex={-1}>
      <span className="done-mark"><CheckIcon /></span>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      <p className="lead">{text}</p>
      {children ?? <p><Link className="solid-link" to="/signin">{t('account.link.toSignIn')}</Link></p>}
    </main>
  );
}
