import { address } from './address';

const COOKIE = 'XSRF-TOKEN';
export const CSRF_HEADER = 'X-XSRF-TOKEN';

/** The token that shows the server that a request comes from its own page; a foreign page cannot read this cookie. */
export function csrfToken(): string | undefined {
  const pair = document.cookie.split('; ').find((candidate) => candidate.startsWith(`${COOKIE}=`));
  return pair && decodeURIComponent(pair.slice(COOKIE.length + 1));
}

/** The same, asked for first where there is none yet. */
export async function freshCsrfToken(): Promise<string | undefined> {
  if (!csrfToken()) await fetch(address('auth/csrf'), { cache: 'no-store', redirect: 'error' });
  return csrfToken();
}
