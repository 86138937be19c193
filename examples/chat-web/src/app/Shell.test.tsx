import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openApp } from '../testing/app';
import { click, press, settle, until } from '../testing/page';
import { ADA, done, GRACE } from '../testing/routes';

afterEach(() => {
  vi.unstubAllGlobals();
  document.documentElement.lang = 'en';
  document.documentElement.dir = 'ltr';
});

const ACCOUNT = { 'GET /api/account': () => Response.json(ADA) };

const follow = async (container: HTMLElement, name: string) => {
  const link = [...container.querySelectorAll('a')].find((candidate) => candidate.textContent?.trim() === name);
  if (!link) throw new Error(`No link is named ${name}`);
  await click(link);
  await settle(200);
};

describe('Shell', () => {
  it('namesTheDocumentAfterThePageAndTakesTheFocusToItsHeading', async () => {
    const { container, heading } = await openApp('/signin');
    expect(document.title).toBe('Sign in · Claviger');
    expect(document.activeElement).toBe(document.body);
    await follow(container, 'Create an account');
    expect(heading()).toBe('Create an account');
    expect(document.title).toBe('Create an account · Claviger');
    expect(document.activeElement).toBe(container.querySelector('h1'));
  });

  it('saysSoWhereThereIsNoPage', async () => {
    const { heading, container } = await openApp('/no/such/page');
    expect(heading()).toBe('There is no page at this address');
    expect(container.querySelector('main a')?.getAttribute('href')).toBe('/');
  });

  it('sendsGuestsFromAPageOfTheAccountToTheSignInPage', async () => {
    const { heading, path, server } = await openApp('/account/devices', ACCOUNT);
    expect(heading()).toBe('Sign in');
    expect(path()).toBe('/signin');
    expect(server.to('GET /api/account/sessions')).toEqual([]);
  });

  it('showsNobodyButAdministratorsTheUsers', async () => {
    const { heading, server } = await openApp('/admin/users', {}, ADA);
    expect(heading()).toBe('There is no page at this address');
    expect(server.to('GET /api/admin/users')).toEqual([]);
    const grace = await openApp('/admin/users', { 'GET /api/admin/users': () => Response.json({ items: [] }) }, GRACE);
    expect(grace.heading()).toBe('Users');
  });

  it('opensTheMenuAsADisclosureThatEscapeClosesAgain', async () => {
    const { button, container, text } = await openApp('/account', ACCOUNT, ADA);
    const opener = button('Menu of ada');
    expect(opener.getAttribute('aria-expanded')).toBe('false');
    await click(opener);
    expect(opener.getAttribute('aria-expanded')).toBe('true');
    expect(text()).toContain('Sign out');
    expect(text()).not.toContain('Users');
    await press(container.querySelector('.menu-sheet a')!, 'Escape');
    expect(opener.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(opener);
  });

  it('signsOutToTheSignInPageAndLeavesNothingOfThePerson', async () => {
    const { button, heading, text } = await openApp('/account', { ...ACCOUNT, 'POST /auth/logout': done }, ADA);
    expect(text()).toContain('ada@example.org');
    await click(button('Menu of ada'));
    await click(button('Sign out'));
    await settle(200);
    expect(heading()).toBe('Sign in');
    expect(text()).toContain('You have signed out.');
    expect(document.documentElement.outerHTML).not.toContain('ada@example.org');
  });

  it('showsTheShortcutsOnAQuestionMarkButNotWhileSomebodyTypes', async () => {
    const { container } = await openApp('/signin');
    const dialog = () => container.querySelector('dialog[open]');
    await press(container.querySelector('input')!, '?');
    expect(dialog()).toBeNull();
    await press(document.body, '?');
    expect(dialog()?.textContent).toContain('Keyboard shortcuts');
  });

  it('letsShortcutsOfASingleCharacterBeTurnedOff', async () => {
    const { container, button } = await openApp('/signin');
    await press(document.body, '?');
    await click(container.querySelector<HTMLInputElement>('dialog input[type=checkbox]')!);
    await click(button('Close'));
    await press(document.body, '?');
    expect(container.querySelector('dialog[open]')).toBeNull();
    expect(localStorage.getItem('claviger.preferences')).toBe('{"singleKeys":false}');
  });

  it('changesTheLanguageAndTheDirectionOfReadingAtOnce', async () => {
    const { container, button, heading } = await openApp('/signin');
    await click(button('Menu'));
    const select = container.querySelector<HTMLSelectElement>('.choices select')!;
    expect([...select.options].map(({ text }) => text)).toEqual(['English', 'Deutsch', 'العربية']);
    await act(async () => {
      select.value = 'ar';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until(() => expect(heading()).toBe('تسجيل الدخول'));
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.documentElement.lang).toBe('ar');
    expect(localStorage.getItem('claviger.preferences')).toBe('{"language":"ar"}');
  });

  it('keepsAPartThatFailedFromTakingTheRestAlong', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // Not what the contract says: the page cannot draw it.
    const { heading, container } = await openApp('/account/devices', { 'GET /api/account/sessions': () => Response.json({ items: [{ id: 'ses_1', lastUsedAt: 'never', createdAt: 'never' }] }) }, ADA);
    await until(() => expect(heading()).toBe('This page stopped working'));
    expect(container.querySelector('header.top')).not.toBeNull();
    await follow(container, 'Claviger');
    expect(heading()).not.toBe('This page stopped working');
  });
});
