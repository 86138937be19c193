import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';

interface Props {
  title: string;
  /** One sentence below the title. */
  lead?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A page other than the chat. Whoever comes to it by a link of this app finds the focus on its heading. */
export function Page({ title, lead, className = '', children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useTitle(title);
  useEffect(() => {
    if (key === FIRST) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [key]);
  return (
    <main id="content" className={`page ${className}`} tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </main>
  );
}

// The router's key of the address that the browser itself loaded: there the focus stays where the browser puts it.
const FIRST = 'default';

/** Names the document after the shown page. */
export function useTitle(title: string) {
  const { t } = useI18n();
  const whole = t('app.title.of', { page: title });
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}
