import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '../session/this-page';

/** Sends whoever has not signed in to the sign-in page, and from there back to here. */
export function MembersOnly({ children }: { children: ReactNode }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.state === 'user') return children;
  return <Navigate to="/signin" state={{ from: pathname + search }} replace />;
}
