import { useEffect, useState } from 'react';
import { http } from '../session/this-page';

/** What `GET /auth/setup` tells beforehand. */
export interface ServerRules {
  /** The first administrator is still to be made. */
  open: boolean;
  /** The chat can be tried without signing in. */
  guests: boolean;
  password: { shortest: number; lettersAndDigits: boolean };
}

/** Until the server has answered, and for an older one. */
const USUAL: ServerRules = { open: false, guests: false, password: { shortest: 8, lettersAndDigits: true } };

/** What holds on this server; asked anew for each page that wants to know, since an administrator may come into being in between. */
export function useServerRules(): ServerRules {
  const [rules, setRules] = useState(USUAL);
  useEffect(() => {
    const abort = new AbortController();
    http.json<Partial<ServerRules>>('auth/setup', { by: 'nobody', signal: abort.signal }).then(
      (told) => abort.signal.aborted || setRules({ ...USUAL, ...told }),
      () => undefined,
    );
    return () => abort.abort();
  }, []);
  return rules;
}
