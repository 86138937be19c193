import type { ReactNode } from 'react';
import { Page } from '../app/Page';

interface Props {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** A page before the account: one thing to do, in the middle. */
export function Gate({ title, lead, children }: Props) {
  return <Page title={title} lead={lead} className="gate">{children}</Page>;
}
