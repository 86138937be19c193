import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Access } from './access';
import type { SignedIn } from './account-contract';

const grant = (accessToken: string): SignedIn => ({ accessToken, tokenType: 'Bearer', expiresIn: 600, user: { id: 'usr_1', username: 'ada', email: 'ada@example.org', admin: false, createdAt: '' } });

let now = 0;
beforeEach(() => void (now = 0));

describe('Access', () => {
  it('givesGuestsNoTokenAndAsksForNone', async () => {
    const ask = vi.fn();
    expect(await new Access(ask, () => now).current()).toBeUndefined();
    expect(ask).not.toHaveBeenCalled();
  });

  it('renewsShortlyBeforeTheEndOnceForAllThatWait', async () => {
    const ask = vi.fn(async () => grant('second'));
    const access = new Access(ask, () => now);
    access.take(grant('first'));
    now = 579_000;
    expect(await access.current()).toBe('first');
    now = 581_000;
    expect(await Promise.all([access.current(), access.current(), access.renewed('first')])).toEqual(['second', 'second', 'second']);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('doesNotRenewForARefusalOfATokenThatIsReplacedAlready', async () => {
    const ask = vi.fn();
    const access = new Access(ask, () => now);
    access.take(grant('second'));
    expect(await access.renewed('first')).toBe('second');
    expect(ask).not.toHaveBeenCalled();
  });

  it('hasNoTokenOnceTheSessionHasEnded', async () => {
    const access = new Access(async () => undefined, () => now);
    access.take(grant('first'));
    expect(await access.renewed('first')).toBeUndefined();
    expect(await access.current()).toBeUndefined();
  });

  it('keepsTheTokenAndTriesAgainWhenTheServerCouldNotBeAsked', async () => {
    const ask = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(grant('second'));
    const access = new Access(ask, () => now);
    access.take(grant('first'));
    await expect(access.renewed('first')).rejects.toThrow('offline');
    expect(await access.renewed('first')).toBe('second');
  });

  it('letsASignInCountThatCameWhileTheAnswerWasOnItsWay', async () => {
    let answer: (grant: SignedIn | undefined) => void = () => undefined;
    const access = new Access(() => new Promise((resolve) => (answer = resolve)), () => now);
    access.take(grant('first'));
    const renewed = access.renewed('first');
    access.take(grant('of somebody else'));
    answer(grant('second'));
    expect(await renewed).toBe('of somebody else');
  });

  it('staysEmptyWhenSomebodySignedOutMeanwhile', async () => {
    let answer: (grant: SignedIn | undefined) => void = () => undefined;
    const access = new Access(() => new Promise((resolve) => (answer = resolve)), () => now);
    access.take(grant('first'));
    const renewed = access.renewed('first');
    access.drop();
    answer(grant('second'));
    expect(await renewed).toBeUndefined();
  });
});
