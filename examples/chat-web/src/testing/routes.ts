import { vi } from 'vitest';

export interface Asked {
  route: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
  init: RequestInit;
}

type Answer = (asked: Asked) => Response | Promise<Response>;

/** A server in place of `fetch`: answers by method and path, 404 elsewhere, and tells what it was asked. Answers may be added later. */
export function routes(table: Record<string, Answer>) {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, 'http://localhost');
    const route = `${init.method ?? 'GET'} ${url.pathname}`;
    const request = { route, query: url.searchParams, headers: new Headers(init.headers), body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined, init };
    asked.push(request);
    return table[route]?.(request) ?? refusal(404, 'NOT_FOUND', 'Nothing here.');
  });
  return { asked, table, to: (route: string) => asked.filter((request) => request.route === route) };
}

export const refusal = (status: number, code: string, message: string, more: object = {}) => Response.json({ error: code, message, code, ...more }, { status });

export const done = () => new Response(null, { status: 204 });

export const ADA = { id: 'usr_ada', username: 'ada', email: 'ada@example.org', admin: false, createdAt: '2026-11-01T10:00:00Z' };
export const GRACE = { ...ADA, id: 'usr_grace', username: 'grace', email: 'grace@example.org', admin: true };

export const signedIn = (user = ADA, accessToken = `token-of-${user.username}`) => Response.json({ accessToken, tokenType: 'Bearer', expiresIn: 600, user });
