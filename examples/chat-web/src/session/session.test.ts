import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADA, done, GRACE, refusal, routes, signedIn } from '../testing/routes';
import { Access } from '../wire/access';
import { Http } from '../wire/http';
import { SessionStore } from './session';
import type { News } from './tabs';

function open(known: boolean) {
  const told: News[] = [];
  let hear: (news: News) => void = () => undefined;
  let hint = known;
  const access = new Access(() => session.renew());
  const tabs = { tell: (news: News) => void told.push(news), listen: (ear: typeof hear) => void (hear = ear), alone: <T>(work: () => Promise<T>) => work() };
  const session: SessionStore = new SessionStore({ access, http: new Http(access), tabs, hint: { get: () => hint, set: (on) => void (hint = on) } });
  return { session, access, told, hear: (news: News) => hear(news), hint: () => hint };
}

beforeEach(() => (document.cookie = 'XSRF-TOKEN=x'));
afterEach(() => vi.unstubAllGlobals());

describe('SessionStore', () => {
  it('asksTheServerNothingWhereNobodyEverSignedIn', async () => {
    const server = routes({});
    const { session } = open(false);
    await session.start();
    expect(session.get()).toEqual({ state: 'guest' });
    expect(server.asked).toEqual([]);
  });

  it('findsTheUserByTheCookie', async () => {
    routes({ 'POST /auth/refresh': () => signedIn() });
    const { session, access } = open(true);
    await session.start();
    expect(session.get()).toEqual({ state: 'user', user: ADA });
    expect(await access.current()).toBe('token-of-ada');
  });

  it('forgetsThatSomebodyHadSignedInOnceTheSessionHasEnded', async () => {
    routes({ 'POST /auth/refresh': () => refusal(401, 'SESSION_ENDED', 'Ended.') });
    const { session, hint } = open(true);
    await session.start();
    expect(session.get()).toEqual({ state: 'guest' });
    expect(hint()).toBe(false);
  });

  it('doesNotTakeAnUnreachableServerForTheEndOfTheSession', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError()));
    const { session, hint } = open(true);
    await session.start();
    expect(session.get()).toMatchObject({ state: 'unknown', failure: { code: 'UNREACHABLE' } });
    expect(hint()).toBe(true);
    routes({ 'POST /auth/refresh': () => signedIn() });
    await session.start();
    expect(session.get().state).toBe('user');
  });

  it('signsInAndTellsTheOtherTabs', async () => {
    const server = routes({ 'POST /auth/login': () => signedIn() });
    const { session, told, hint } = open(false);
    await session.start();
    await session.signIn('ada', 'secret');
    expect(server.asked[0]?.body).toEqual({ login: 'ada', password: 'secret' });
    expect(session.get()).toEqual({ state: 'user', user: ADA });
    expect(told).toEqual([{ signedIn: 'usr_ada' }]);
    expect(hint()).toBe(true);
  });

  it('signsOutEvenWhenTheServerCannotBeTold', async () => {
    routes({ 'POST /auth/login': () => signedIn() });
    const { session, told, access, hint } = open(false);
    await session.signIn('ada', 'secret');
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError()));
    await session.signOut();
    expect(session.get()).toEqual({ state: 'guest', left: 'signed-out' });
    expect(await access.current()).toBeUndefined();
    expect(told.at(-1)).toBe('signed-out');
    expect(hint()).toBe(false);
  });

  it('followsASignOutInAnotherTabWithoutAskingTheServer', async () => {
    const server = routes({ 'POST /auth/login': () => signedIn() });
    const { session, hear, access } = open(false);
    await session.signIn('ada', 'secret');
    hear('signed-out');
    expect(session.get()).toEqual({ state: 'guest', left: 'signed-out' });
    expect(await access.current()).toBeUndefined();
    expect(server.asked).toHaveLength(1);
  });

  it('becomesWhoeverSignedInInAnotherTab', async () => {
    const server = routes({ 'POST /auth/login': () => signedIn(), 'POST /auth/refresh': () => signedIn(GRACE) });
    const { session, hear } = open(false);
    await session.signIn('ada', 'secret');
    hear({ signedIn: 'usr_ada' });
    expect(server.to('POST /auth/refresh')).toHaveLength(0);
    hear({ signedIn: 'usr_grace' });
    await vi.waitFor(() => expect(session.get()).toEqual({ state: 'user', user: GRACE }));
  });

  it('saysThatTheSessionEndedWhenARenewalIsRefused', async () => {
    routes({ 'POST /auth/login': () => signedIn(), 'POST /auth/refresh': () => refusal(401, 'SESSION_ENDED', 'Ended.') });
    const { session, access } = open(false);
    await session.signIn('ada', 'secret');
    expect(await access.renewed('token-of-ada')).toBeUndefined();
    expect(session.get()).toEqual({ state: 'guest', left: 'ended' });
  });

  it('tellsListenersOfEveryChangeUntilTheyLeave', async () => {
    routes({ 'POST /auth/login': () => signedIn(), 'POST /auth/logout': done });
    const { session } = open(false);
    const heard: string[] = [];
    const leave = session.subscribe(() => heard.push(session.get().state));
    await session.signIn('ada', 'secret');
    leave();
    await session.signOut();
    expect(heard).toEqual(['user']);
  });
});
