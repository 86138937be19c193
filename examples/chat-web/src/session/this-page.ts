import { useSyncExternalStore } from 'react';
import { Access } from '../wire/access';
import { Http } from '../wire/http';
import { SessionStore } from './session';
import { otherTabs } from './tabs';

const HINT = 'claviger.signed-in';

// Not a secret: it only spares a visitor without an account a request that would be refused.
const hint = {
  get: () => safely(() => localStorage.getItem(HINT) !== null) ?? true,
  set: (on: boolean) => void safely(() => (on ? localStorage.setItem(HINT, '1') : localStorage.removeItem(HINT))),
};

function safely<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

const access = new Access(() => session.renew());

/** The way to the server for everything on this page. */
export const http = new Http(access);

/** Who uses this page. */
export const session: SessionStore = new SessionStore({ access, http, tabs: otherTabs(), hint });

export const useSession = () => useSyncExternalStore(session.subscribe, session.get);
