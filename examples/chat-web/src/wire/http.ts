import type { Access } from './access';
import { address } from './address';
import { CSRF_HEADER, csrfToken, freshCsrfToken } from './csrf';
import { failureOf, notUnderstood, RequestFailure, unreachable } from './failure';

export interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  accept?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** `cookie`: the cookie says who asks, so the request shows that it comes from this page. Otherwise the access token, if there is one. */
  by?: 'token' | 'cookie' | 'nobody';
}

/** The way to the server: adds the access token, renews it once when it is refused, and turns every failure into a {@link RequestFailure}. */
export class Http {
  constructor(private readonly access: Access) {}

  /** The answer, which was a good one (2xx), with its body still to be read. */
  async send(path: string, asking: Asking = {}): Promise<Response> {
    const response = asking.by === 'cookie' ? await this.sendWithCookie(path, asking) : await this.sendWithToken(path, asking);
    if (response.ok) return response;
    throw new RequestFailure(await failureOf(response));
  }

  /** The answer's JSON; undefined where there is none (204). */
  async json<T>(path: string, asking: Asking = {}): Promise<T> {
    const response = await this.send(path, asking);
    if (response.status === 204) return undefined as T;
    return (await response.json().catch(() => Promise.reject(new RequestFailure(notUnderstood())))) as T;
  }

  get<T>(path: string, query: Asking['query'] = {}, signal?: AbortSignal): Promise<T> {
    return this.json<T>(path, { query, ...(signal && { signal }) });
  }

  post<T = void>(path: string, body?: unknown, more: Asking = {}): Promise<T> {
    return this.json<T>(path, { ...more, method: 'POST', body });
  }

  private async sendWithToken(path: string, asking: Asking): Promise<Response> {
    const token = asking.by === 'nobody' ? undefined : await this.access.current();
    const response = await ask(path, asking, token);
    if (response.status !== 401 || !token) return response;
    const other = await this.access.renewed(token);
    return other ? ask(path, asking, other) : response;
  }

  private async sendWithCookie(path: string, asking: Asking): Promise<Response> {
    await freshCsrfToken().catch(() => Promise.reject(new RequestFailure(unreachable())));
    const response = await ask(path, asking);
    // A restarted server or a new sign-in may have replaced the token; the 403 carries the new one.
    return response.status === 403 ? ask(path, asking) : response;
  }
}

async function ask(path: string, asking: Asking, token?: string): Promise<Response> {
  const { method = 'GET', body, query, accept = 'application/json', headers, signal } = asking;
  const csrf = method === 'GET' ? undefined : csrfToken();
  try {
    // Never sends anything elsewhere: a redirect would carry tokens and keys along.
    return await fetch(address(path) + queryOf(query), {
      method,
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: {
        Accept: accept,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(csrf && { [CSRF_HEADER]: csrf }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new RequestFailure(unreachable());
  }
}

function queryOf(query: Asking['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
