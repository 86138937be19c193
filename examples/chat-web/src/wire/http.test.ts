import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { done, refusal, routes, signedIn } from '../testing/routes';
import { Access } from './access';
import type { SignedIn } from './account-contract';
import { RequestFailure, type Failure } from './failure';
import { Http } from './http';

function client(renew: () => Promise<SignedIn | undefined> = async () => undefined) {
  const access = new Access(renew);
  return { access, http: new Http(access) };
}

const grant = async (token: string) => (await signedIn(undefined, token).json()) as SignedIn;

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const cause = await work.then(() => undefined, (thrown: unknown) => thrown);
  expect(cause).toBeInstanceOf(RequestFailure);
  return (cause as RequestFailure).failure;
}

beforeEach(() => (document.cookie = 'XSRF-TOKEN=; Max-Age=0'));
afterEach(() => vi.unstubAllGlobals());

describe('Http', () => {
  it('sendsTheTokenInTheHeaderOnlyAndNeverFollowsARedirect', async () => {
    const server = routes({ 'GET /api/account': () => Response.json({}) });
    const { access, http } = client();
    access.take(await grant('secret-token'));
    await http.get('api/account', { q: 'a b&c', none: undefined, empty: '' });
    const [asked] = server.asked;
    expect(asked?.headers.get('Authorization')).toBe('Bearer secret-token');
    expect(asked?.query.toString()).toBe('q=a+b%26c');
    expect(asked?.init).toMatchObject({ redirect: 'error', referrerPolicy: 'no-referrer', cache: 'no-store' });
  });

  it('renewsARefusedTokenAndAsksOnceMore', async () => {
    const server = routes({ 'GET /api/account': ({ headers }) => (headers.get('Authorization') === 'Bearer new' ? Response.json({ id: 'usr_1' }) : refusal(401, 'SIGN_IN', 'No.')) });
    const { access, http } = client(() => grant('new'));
    access.take(await grant('old'));
    expect(await http.get('api/account')).toEqual({ id: 'usr_1' });
    expect(server.asked).toHaveLength(2);
  });

  it('givesUpWhenTheNewTokenIsRefusedToo', async () => {
    const server = routes({ 'GET /api/account': () => refusal(401, 'SIGN_IN', 'No.') });
    const { access, http } = client(() => grant('new'));
    access.take(await grant('old'));
    expect(await failureOf(http.get('api/account'))).toMatchObject({ status: 401, code: 'SIGN_IN' });
    expect(server.asked).toHaveLength(2);
  });

  it('renewsOnceForManyRefusedRequests', async () => {
    routes({ 'GET /api/account': ({ headers }) => (headers.get('Authorization') === 'Bearer new' ? Response.json({}) : refusal(401, 'SIGN_IN', 'No.')) });
    const renew = vi.fn(() => grant('new'));
    const { access, http } = client(renew);
    access.take(await grant('old'));
    await Promise.all([1, 2, 3, 4].map(() => http.get('api/account')));
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('doesNotAskAGuestToRenewAnything', async () => {
    const renew = vi.fn();
    const server = routes({ 'GET /api/account': () => refusal(401, 'SIGN_IN', 'Please sign in.') });
    expect(await failureOf(client(renew).http.get('api/account'))).toMatchObject({ status: 401, message: 'Please sign in.' });
    expect(server.asked).toHaveLength(1);
    expect(renew).not.toHaveBeenCalled();
  });

  it('showsWhereACookieAuthenticatesThatTheRequestIsThisPages', async () => {
    const server = routes({
      'GET /auth/csrf': () => ((document.cookie = 'XSRF-TOKEN=a%2Fb'), done()),
      'POST /auth/refresh': () => signedIn(),
    });
    await client().http.post('auth/refresh', {}, { by: 'cookie' });
    expect(server.to('POST /auth/refresh')[0]?.headers.get('X-XSRF-TOKEN')).toBe('a/b');
    await client().http.post('auth/refresh', {}, { by: 'cookie' });
    expect(server.to('GET /auth/csrf')).toHaveLength(1);
  });

  it('asksOnceMoreWithTheTokenThatARefusalBrought', async () => {
    document.cookie = 'XSRF-TOKEN=old';
    const server = routes({
      'POST /auth/refresh': ({ headers }) => (headers.get('X-XSRF-TOKEN') === 'new' ? signedIn() : ((document.cookie = 'XSRF-TOKEN=new'), refusal(403, 'CSRF', 'No.'))),
    });
    await client().http.post('auth/refresh', {}, { by: 'cookie' });
    expect(server.to('POST /auth/refresh')).toHaveLength(2);
  });

  it('tellsWhatIsWrongWithWhichField', async () => {
    const problem = { code: 'USERNAME', field: 'username', message: 'Too short.' };
    routes({ 'POST /auth/register': () => refusal(400, 'INVALID_REQUEST', 'Too short.', { problems: [problem] }) });
    expect((await failureOf(client().http.post('auth/register', {}, { by: 'nobody' }))).fields).toEqual({ username: problem });
  });

  it('tellsHowLongToWait', async () => {
    routes({
      'POST /auth/login': () => refusal(429, 'LOCKED_FOR_NOW', 'Wait.', { retryAfter: 7 }),
      'POST /auth/forgot': () => new Response('<h1>Slow down</h1>', { status: 429, headers: { 'Retry-After': '30' } }),
    });
    expect(await failureOf(client().http.post('auth/login', {}))).toMatchObject({ code: 'LOCKED_FOR_NOW', retryAfter: 7 });
    expect(await failureOf(client().http.post('auth/forgot', {}))).toMatchObject({ code: 'HTTP_429', retryAfter: 30 });
  });

  it('tellsAServerThatIsNotReachedFromOneThatAnswersNonsense', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
    expect((await failureOf(client().http.get('api/account'))).code).toBe('UNREACHABLE');
    routes({ 'GET /api/account': () => new Response('<html>') });
    expect((await failureOf(client().http.get('api/account'))).code).toBe('BAD_ANSWER');
  });

  it('letsAnAbortedRequestEndAsAborted', async () => {
    const abort = new AbortController();
    vi.stubGlobal('fetch', vi.fn().mockImplementation(async () => {
      abort.abort(new Error('left the page'));
      throw abort.signal.reason;
    }));
    await expect(client().http.get('api/account', {}, abort.signal)).rejects.toThrow('left the page');
  });

  it('givesNothingForAnAnswerWithoutABody', async () => {
    routes({ 'DELETE /api/account/sessions': done });
    expect(await client().http.json('api/account/sessions', { method: 'DELETE' })).toBeUndefined();
  });
});
