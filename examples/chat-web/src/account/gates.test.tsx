import { afterEach, describe, expect, it, vi } from 'vitest';
import { openApp } from '../testing/app';
import { click, settle, type, until } from '../testing/page';
import { done, refusal, signedIn } from '../testing/routes';

afterEach(() => vi.unstubAllGlobals());

const accepted = () => Response.json({ message: 'ok' }, { status: 202 });
const settled = () => settle(80);

describe('SignInPage', () => {
  async function signIn(answer: () => Response, from = '/signin') {
    const page = await openApp(from, { 'POST /auth/login': answer, 'GET /api/account/sessions': () => Response.json({ items: [] }), 'GET /api/account/logins': () => Response.json({ items: [] }) });
    await type(page.field('User name or email'), ' ada ');
    await type(page.field('Password'), ' with spaces ');
    await click(page.button('Sign in'));
    await settled();
    return page;
  }

  it('sendsThePasswordAsTypedAndGoesWhereThePersonWanted', async () => {
    const { server, heading, path } = await signIn(() => signedIn(), '/account/devices');
    expect(server.to('POST /auth/login')[0]?.body).toEqual({ login: 'ada', password: ' with spaces ' });
    await until(() => expect(heading()).toBe('Devices and sessions'));
    expect(path()).toBe('/account/devices');
  });

  it('tellsAWrongPasswordInOneSentenceAndKeepsWhatWasTyped', async () => {
    const { container, field } = await signIn(() => refusal(401, 'BAD_CREDENTIALS', 'Nope.'));
    expect(container.querySelector('[role=alert]')?.textContent?.trim()).toBe('The name or the password is wrong.');
    expect(field('User name or email').value).toBe(' ada ');
  });

  it('offersToSendTheMailAgainWhenTheAddressIsNotConfirmed', async () => {
    const page = await signIn(() => refusal(403, 'EMAIL_NOT_VERIFIED', 'Verify.'));
    expect(page.heading()).toBe('Confirm your email address first');
    page.server.table['POST /auth/resend'] = accepted;
    await type(page.field('Email'), 'ada@example.org');
    await click(page.button('Send the mail again'));
    await settled();
    expect(page.server.to('POST /auth/resend')[0]?.body).toEqual({ email: 'ada@example.org' });
    expect(page.text()).toContain('a new mail is on its way');
  });

  it('waitsAsLongAsTheServerSays', async () => {
    const { button, server } = await signIn(() => refusal(429, 'LOCKED_FOR_NOW', 'Wait.', { retryAfter: 1 }));
    await click(button('Please wait 1 second'));
    expect(server.to('POST /auth/login')).toHaveLength(1);
    await settle(1300);
    await click(button('Sign in'));
    expect(server.to('POST /auth/login')).toHaveLength(2);
  });

  it('sendsNothingIncompleteAndTakesThePersonToTheFirstGap', async () => {
    const { button, field, server, text } = await openApp('/signin');
    await click(button('Sign in'));
    expect(document.activeElement).toBe(field('User name or email'));
    expect(field('Password').getAttribute('aria-invalid')).toBe('true');
    expect(text()).toContain('Please fill this in.');
    expect(server.to('POST /auth/login')).toEqual([]);
  });

  it('saysWhenTheServerWaitsForItsFirstAdministrator', async () => {
    const { text } = await openApp('/signin', { 'GET /auth/setup': () => Response.json({ open: true }) });
    expect(text()).toContain('This server has no administrator yet.');
  });

  it('offersToTryTheChatWhereGuestsMay', async () => {
    const { text } = await openApp('/signin', { 'GET /auth/setup': () => Response.json({ open: false, guests: true, password: { shortest: 8, lettersAndDigits: true } }) });
    expect(text()).toContain('Try it without an account');
  });

  it('asksForAPasswordAsTheServerWantsIt', async () => {
    const { text } = await openApp('/signup', { 'GET /auth/setup': () => Response.json({ open: false, guests: false, password: { shortest: 15, lettersAndDigits: false } }) });
    expect(text()).toContain('At least 15 characters of any kind.');
    expect(text()).not.toContain('letters and digits.');
  });

  it('showsThePasswordOnDemand', async () => {
    const { button, field } = await openApp('/signin');
    expect(field('Password').type).toBe('password');
    await click(button('Show password'));
    expect(field('Password').type).toBe('text');
  });
});

describe('SignUpPage', () => {
  async function signUp(answer: () => Response, username = 'ada') {
    const page = await openApp('/signup', { 'POST /auth/register': answer });
    await type(page.field('User name'), username);
    await type(page.field('Email'), 'ada@example.org');
    await type(page.field('Password'), 'difference-engine-2');
    await click(page.button('Create account'));
    await settled();
    return page;
  }

  it('sendsTheFormAndPointsToTheMailbox', async () => {
    const { server, heading, text } = await signUp(accepted);
    expect(server.to('POST /auth/register')[0]?.body).toEqual({ username: 'ada', email: 'ada@example.org', password: 'difference-engine-2' });
    expect(heading()).toBe('Look into your mailbox');
    expect(text()).toContain('We sent a mail to ada@example.org.');
    expect(document.documentElement.outerHTML).not.toContain('difference-engine');
  });

  it('showsWhatTheServerSaysAboutAFieldAtThatField', async () => {
    const problems = [{ code: 'password_common', field: 'password', message: 'This password is one of the most common ones.' }];
    const { field, container } = await signUp(() => refusal(400, 'INVALID_REQUEST', 'No.', { problems }));
    const password = field('Password');
    expect(document.activeElement).toBe(password);
    expect(container.querySelector(`[id="${password.getAttribute('aria-describedby')}"]`)?.textContent).toBe('This password is one of those that are tried first. Choose another.');
    await type(password, 'another');
    expect(password.getAttribute('aria-invalid')).toBeNull();
  });

  it('checksTheFormOfANameItself', async () => {
    const { server, text } = await signUp(accepted, 'a b');
    expect(text()).toContain('Only letters from A to Z');
    expect(server.to('POST /auth/register')).toEqual([]);
  });
});

describe('a link from a mail', () => {
  it('waitsForAClickAndLeavesItsTokenInNoAddress', async () => {
    const { server, button, heading } = await openApp('/verify#one-time-token', { 'POST /auth/verify': done });
    expect(location.href).toBe('http://localhost/verify');
    expect(server.asked.filter(({ route }) => route.startsWith('POST'))).toEqual([]);
    await click(button('Confirm my address'));
    await settled();
    expect(server.to('POST /auth/verify')[0]?.body).toEqual({ token: 'one-time-token' });
    expect(heading()).toBe('Your address is confirmed');
  });

  it('saysWhenItIsUsedUpAndWhereToGetAnother', async () => {
    const { button, text, container } = await openApp('/reset#old', { 'POST /auth/reset': () => refusal(400, 'TOKEN_INVALID', 'Old.') });
    await type(container.querySelector('input')!, 'difference-engine-2');
    await click(button('Save the password'));
    await settled();
    expect(text()).toContain('This link has been used already or is too old.');
    expect(container.querySelector('main a')?.getAttribute('href')).toBe('/forgot');
  });

  it('saysWhenItIsNotWhole', async () => {
    const { heading } = await openApp('/unlock');
    expect(heading()).toBe('This link is not whole');
  });

  it('createsTheFirstAdministrator', async () => {
    const created = () => Response.json({}, { status: 201 });
    const { server, field, button, heading } = await openApp('/setup#setup-token', { 'GET /auth/setup': () => Response.json({ open: true }), 'POST /auth/setup': created });
    await type(field('User name'), 'grace');
    await type(field('Email'), 'grace@example.org');
    await type(field('Password'), 'first-compiler-1952');
    await click(button('Create administrator'));
    await settled();
    expect(server.to('POST /auth/setup')[0]?.body).toEqual({ token: 'setup-token', username: 'grace', email: 'grace@example.org', password: 'first-compiler-1952' });
    expect(heading()).toBe('The administrator is created');
  });

  it('doesNotOfferASecondSetup', async () => {
    const { heading } = await openApp('/setup#setup-token');
    expect(heading()).toBe('This server is set up already');
  });

  it('saysTheSameForAKnownAndAnUnknownAddress', async () => {
    const { field, button, text } = await openApp('/forgot', { 'POST /auth/forgot': accepted });
    await type(field('Email'), 'nobody@example.org');
    await click(button('Send the link'));
    await settled();
    expect(text()).toContain('If an account has this address, a mail with a link is on its way.');
  });
});
