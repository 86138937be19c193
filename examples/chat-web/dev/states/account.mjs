// How to reach each state of the list of conversations and of the account's pages, on a real server.
import { ask, quick, settled } from './chat.mjs';

const submit = (page, form = 'form') => page.locator(`${form} button[type=submit]`).click();
const bad = /status of 4\d\d/;
const listed = (page) => page.locator('.history-item').first().waitFor();
const options = async (page) => (await listed(page), page.locator('.history-item > button').first().click());
const search = async (page, text) => page.locator('.history-search input').fill(text);
const panel = (page) => page.locator('.side-button').click();
const imported = (page, text) => page.locator('input[type=file]').setInputFiles({ name: 'export.json', mimeType: 'application/json', buffer: Buffer.from(text) });

export const ACCOUNT = {
  'list-filled': { main: true, at: '', go: options },
  'list-renaming': { at: '', go: async (page) => (await options(page), page.locator('.item-menu button').first().click()) },
  'list-deleting': { main: true, at: '', go: async (page) => (await options(page), await page.locator('.item-menu button').last().click(), page.locator('dialog[open] .danger').waitFor()) },
  'list-failed': { at: '', noise: /ERR_/, before: (page) => page.route('**/api/conversations?*', (route) => route.abort()), go: (page) => page.locator('.history-note[role=alert]').waitFor() },
  'list-narrow': { narrow: true, main: true, at: '', go: async (page) => (await panel(page), listed(page)) },
  'list-narrow-menu': { narrow: true, at: '', go: async (page) => (await panel(page), options(page)) },
  'search-hits': { main: true, at: '', go: async (page) => (await search(page, 'tree'), page.locator('.snippet mark').first().waitFor()) },
  'search-none': { at: '', go: async (page) => (await search(page, 'xylophone'), page.locator('.history-results').waitFor()) },
  'search-narrow': { narrow: true, at: '', go: async (page) => (await panel(page), await search(page, 'tree'), page.locator('.snippet mark').first().waitFor()) },
  found: { at: '', go: async (page) => (await search(page, 'tree'), await page.locator('.history-results a').first().click(), page.locator('.row.found').waitFor()) },
  'import-done': { at: '', go: async (page, _, { exported }) => (await listed(page), await imported(page, exported), page.locator('.history-transfer .history-note').waitFor()) },
  'import-unreadable': { at: '', go: async (page) => (await listed(page), await imported(page, 'not JSON'), page.locator('.history-transfer .history-note').waitFor()) },
  account: { main: true, at: 'account', go: (page) => page.locator('.facts').waitFor() },
  'account-wrong': { at: 'account', noise: bad, go: async (page) => {
    await page.locator('[name=current]').fill('not my password 1');
    await page.locator('[name=password]').fill('another password 42');
    await submit(page);
    await page.locator('.field-problem').waitFor();
  } },
  'account-delete': { main: true, at: 'account', go: async (page) => (await page.locator('.outline-button.danger').click(), page.locator('dialog[open]').waitFor()) },
  'account-delete-wrong': { at: 'account', noise: bad, go: async (page) => {
    await page.locator('.outline-button.danger').click();
    await page.locator('dialog[open] [name=password]').fill('not my password 1');
    await submit(page, 'dialog[open]');
    await page.locator('dialog[open] .field-problem').waitFor();
  } },
  devices: { main: true, at: 'account/devices', before: (page, { again }) => again(), go: (page) => page.locator('.table').waitFor() },
  'devices-ended': { at: 'account/devices', once: true, before: (page, { again }) => again(), go: async (page) => (await page.locator('.sessions li button').first().click(), page.locator('.said .notice').waitFor()) },
  usage: { main: true, at: 'usage', go: (page) => page.locator('.chart').first().waitFor() },
  'usage-model': { at: 'usage', go: async (page) => (await page.locator('input[type=radio]').last().press('Space'), page.locator('.table').waitFor()) },
  'users-not-allowed': { at: 'admin/users', go: (page) => page.locator('.page h1').waitFor() },
};

/** Somebody who has just come. */
export const NEWCOMER = {
  'kept-empty': { main: true, at: '', go: (page) => page.locator('.order').waitFor() },
  'list-empty': { narrow: true, at: '', go: async (page) => (await panel(page), page.locator('.history-note').waitFor()) },
  'usage-none': { main: true, at: 'usage', go: (page) => page.locator('.page p').last().waitFor() },
};

export const ADMIN = {
  users: { main: true, at: 'admin/users', go: (page) => page.locator('.users').waitFor() },
  audit: { main: true, at: 'admin/audit', go: (page) => page.locator('tbody tr').first().waitFor() },
  'users-none': { at: 'admin/users', go: async (page) => (await page.locator('input[type=search]').fill('xylophone'), page.locator('.users').waitFor({ state: 'hidden' })) },
  'users-lock': { at: 'admin/users', go: async (page) => (await page.locator('.users .actions button').first().click(), page.locator('dialog[open]').waitFor()) },
};

/** Gives a user some conversations, and what an export of them holds. */
export async function furnish(page, base) {
  await page.goto(base);
  await quick(page);
  for (const text of ['What is a binary tree?', 'stressed desserts, and a title that is much longer than the list has room for', 'A man, a plan, a canal']) {
    await ask(page, text);
    await settled(page);
    await page.waitForURL(/\/c\/./);
    await page.locator('.new-chat').click();
    await page.locator('.order').waitFor();
  }
  const download = page.waitForEvent('download');
  await page.locator('.history-transfer button').first().click();
  const { readFile } = await import('node:fs/promises');
  return readFile(await (await download).path(), 'utf8');
}
