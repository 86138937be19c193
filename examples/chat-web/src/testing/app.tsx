import { App } from '../app/App';
import { session } from '../session/this-page';
import { preferences } from '../app/preferences';
import { ADA, routes, signedIn } from './routes';
import { settle, show, until } from './page';

type Table = Parameters<typeof routes>[0];

/** Opens an address of the app as a guest, or as somebody who has signed in. */
export async function openApp(path: string, table: Table = {}, user?: typeof ADA) {
  localStorage.clear();
  preferences.set({ theme: undefined, language: undefined, singleKeys: undefined });
  document.cookie = 'XSRF-TOKEN=x';
  history.replaceState(null, '', path);
  if (user) localStorage.setItem('claviger.signed-in', '1');
  const server = routes({ 'GET /auth/setup': () => Response.json({ open: false }), 'POST /auth/refresh': () => signedIn(user), ...table });
  await session.start();
  const page = await show(<App />);
  await until(() => {
    if (!page.container.querySelector('h1')) throw new Error('The page has not come.');
  });
  await settle();
  return { ...page, server, heading: () => page.container.querySelector('h1')?.textContent, path: () => location.pathname };
}
