import { afterEach, describe, expect, it, vi } from 'vitest';
import { openApp } from '../testing/app';
import { click, settle, type, until } from '../testing/page';
import { ADA, done, GRACE, refusal } from '../testing/routes';

afterEach(() => vi.unstubAllGlobals());

const ACCOUNT = { 'GET /api/account': () => Response.json({ ...ADA, lastActiveAt: '2026-11-21T18:00:00Z' }) };
const session = (id: string, current = false) => ({ id, current, createdAt: '2026-11-01T10:00:00Z', lastUsedAt: '2026-11-20T10:00:00Z', expiresAt: '2026-12-01T10:00:00Z', address: '192.0.2.1', client: `Browser ${id}` });

describe('AccountPage', () => {
  it('changesThePasswordAndEndsOtherSessionsUnlessToldNotTo', async () => {
    const { field, button, server, text } = await openApp('/account', { ...ACCOUNT, 'PUT /api/account/password': done }, ADA);
    await type(field('Current password'), 'old-password-1');
    await type(field('New password'), 'new-password-2');
    await click(button('Change password'));
    await settle(80);
    expect(server.to('PUT /api/account/password')[0]?.body).toEqual({ current: 'old-password-1', password: 'new-password-2', endOtherSessions: true });
    expect(text()).toContain('Your password is changed.');
    expect(field('Current password').value).toBe('');
  });

  it('tellsAtTheFieldThatTheCurrentPasswordIsWrong', async () => {
    const { field, button, text } = await openApp('/account', { ...ACCOUNT, 'PUT /api/account/password': () => refusal(403, 'BAD_CREDENTIALS', 'The password is wrong.') }, ADA);
    await type(field('Current password'), 'x');
    await type(field('New password'), 'new-password-2');
    await click(button('Change password'));
    await settle(80);
    expect(document.activeElement).toBe(field('Current password'));
    expect(text()).toContain('This is not your password.');
  });

  it('deletesTheAccountOnlyWithThePasswordAndSaysGoodbye', async () => {
    const { button, container, server, heading, text } = await openApp('/account', { ...ACCOUNT, 'DELETE /api/account': done }, ADA);
    await click(button('Delete my account…'));
    const dialog = container.querySelector<HTMLElement>('dialog[open]')!;
    await click(dialog.querySelector<HTMLElement>('button[type=submit]')!);
    expect(server.to('DELETE /api/account')).toEqual([]);
    await type(dialog.querySelector('input')!, 'old-password-1');
    await click(dialog.querySelector<HTMLElement>('button[type=submit]')!);
    await settle(200);
    expect(server.to('DELETE /api/account')[0]?.body).toEqual({ password: 'old-password-1' });
    expect(heading()).toBe('Sign in');
    expect(text()).toContain('Your account is deleted.');
  });
});

describe('DevicesPage', () => {
  const TABLE = {
    'GET /api/account/sessions': () => Response.json({ items: [session('ses_2'), session('ses_1', true)] }),
    'GET /api/account/logins': () => Response.json({ items: [{ at: '2026-11-20T10:00:00Z', outcome: 'bad-password', address: '198.51.100.4', client: 'curl' }], next: 'c2' }),
    'DELETE /api/account/sessions/ses_2': done,
  };

  it('putsThisDeviceFirstWithoutAWayToEndIt', async () => {
    const { container } = await openApp('/account/devices', TABLE, ADA);
    const rows = [...container.querySelectorAll('.sessions li')];
    expect(rows.map((row) => row.querySelector('strong')?.textContent)).toEqual(['Browser ses_1', 'Browser ses_2']);
    expect(rows.map((row) => row.querySelectorAll('button').length)).toEqual([0, 1]);
  });

  it('endsASessionAndSaysSo', async () => {
    const { button, server, text } = await openApp('/account/devices', TABLE, ADA);
    await click(button('End the session of Browser ses_2'));
    await settle(80);
    expect(server.to('DELETE /api/account/sessions/ses_2')).toHaveLength(1);
    expect(server.to('GET /api/account/sessions')).toHaveLength(2);
    expect(text()).toContain('The session has ended.');
  });

  it('showsMoreSignInsOnDemand', async () => {
    const { button, server, text, container } = await openApp('/account/devices', TABLE, ADA);
    expect(text()).toContain('Wrong password');
    await click(button('Show more'));
    await settle(80);
    expect(server.to('GET /api/account/logins').map(({ query }) => query.get('after'))).toEqual([null, 'c2']);
    expect(container.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('saysWhatWentWrongAndTriesAgain', async () => {
    const { text, button, server } = await openApp('/account/devices', { ...TABLE, 'GET /api/account/sessions': () => refusal(500, 'INTERNAL', 'The server had a problem.') }, ADA);
    expect(text()).toContain('The server had a problem.');
    server.table['GET /api/account/sessions'] = TABLE['GET /api/account/sessions'];
    await click(button('Try again'));
    await settle(80);
    expect(text()).toContain('Browser ses_1');
  });
});

describe('AuditPage', () => {
  const LINE = { seq: 7, at: '2026-11-20T10:00:00Z', actor: 'usr_ada', action: 'session.opened', outcome: 'success', address: '198.51.100.4' };

  it('listsWhatHappenedAndSaysWhereTheLogWasChanged', async () => {
    const table = { 'GET /api/admin/audit': () => Response.json({ items: [LINE] }), 'GET /api/admin/audit/verification': () => Response.json({ intact: false, entries: 7, brokenAt: 3 }) };
    const { text } = await openApp('/admin/audit', table, GRACE);
    await settle(80);
    expect(text()).toContain('session.opened');
    expect(text()).toContain('Line 3 is not as it was written.');
  });

  it('isNotThereForOthers', async () => {
    const { heading } = await openApp('/admin/audit', {}, ADA);
    expect(heading()).toBe('There is no page at this address');
  });
});

describe('UsersPage', () => {
  const user = (username: string, more: object = {}) => ({ ...ADA, id: `usr_${username}`, username, email: `${username}@example.org`, verified: true, locked: false, ...more });
  const TABLE = {
    'GET /api/admin/users': () => Response.json({ items: [user('ada'), user('grace', { admin: true })] }),
    'POST /api/admin/users/usr_ada/lock': done,
    'PUT /api/admin/users/usr_ada/admin': done,
  };

  it('asksBeforeItLocksAndShowsTheListAnew', async () => {
    const { button, container, server } = await openApp('/admin/users', TABLE, GRACE);
    await click(button('Lock: ada'));
    expect(server.to('POST /api/admin/users/usr_ada/lock')).toEqual([]);
    expect(container.querySelector('dialog[open] h2')?.textContent).toBe('Lock ada?');
    await click(container.querySelector<HTMLElement>('dialog[open] button[type=submit]')!);
    await settle(80);
    expect(server.to('POST /api/admin/users/usr_ada/lock')).toHaveLength(1);
    expect(server.to('GET /api/admin/users')).toHaveLength(2);
    expect(container.querySelector('dialog[open]')).toBeNull();
  });

  it('offersNothingAgainstOneself', async () => {
    const { container } = await openApp('/admin/users', TABLE, GRACE);
    const row = [...container.querySelectorAll('tbody tr')].find(({ textContent }) => textContent?.includes('grace'));
    expect(row?.textContent).toContain('(you)');
    expect(row?.querySelector('button')).toBeNull();
  });

  it('makesAnAdministrator', async () => {
    const { button, container, server } = await openApp('/admin/users', TABLE, GRACE);
    await click(button('Make administrator: ada'));
    await click(container.querySelector<HTMLElement>('dialog[open] button[type=submit]')!);
    await settle(80);
    expect(server.to('PUT /api/admin/users/usr_ada/admin')[0]?.body).toEqual({ admin: true });
  });

  it('searchesOnceTheTypingHasPaused', async () => {
    const { field, server } = await openApp('/admin/users', TABLE, GRACE);
    const search = field('Search by name or email');
    await type(search, 'a');
    await type(search, 'ad');
    await until(() => expect(server.to('GET /api/admin/users').map(({ query }) => query.get('q'))).toEqual([null, 'ad']));
  });
});
