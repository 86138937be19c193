// From the first visit to an account of one's own and out again, with the keyboard alone, in a browser.
//   node dev/e2e-account.mjs [http://localhost:8080]     without an address it starts the mock server on dist/
import assert from 'node:assert/strict';
import { complaintsOf, launch } from './browser.mjs';
import { firstLoad } from './first-load.mjs';
import { startMockServer } from './mock-server.mjs';
import { linkTo } from './states/people.mjs';

const server = process.argv[2] ? undefined : await startMockServer({ port: 0, speed: 5 });
const base = process.argv[2] ? process.argv[2].replace(/\/?$/, '/') : `http://localhost:${server.address().port}/`;
const browser = await launch();
const who = Math.random().toString(36).slice(2, 10);
const ME = { username: `visitor-${who}`, email: `${who}@example.org`, first: `walked in here ${who}1`, second: `walked on ${who}22` };

const step = async (name, walk) => {
  await walk();
  console.log(`ok  ${name}`);
};

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Fills a form from the focused field on, as somebody without a mouse does, and sends it with Enter. */
async function fill(page, ...values) {
  for (const [at, value] of values.entries()) {
    if (at > 0) await tabToInput(page);
    await page.keyboard.insertText(value);
  }
  await page.keyboard.press('Enter');
}

async function tabToInput(page) {
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.matches('main input:not([type=checkbox])'))) return;
  }
  assert.fail('Tab never reached a field');
}

const mailedLink = async (context, purpose) => `${base}${purpose}#${await linkTo(context.request, base, ME.email, purpose)}`;

async function main() {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: 'en' });
  const page = await context.newPage();
  const complaints = complaintsOf(page, base);

  await step('the first visit loads little', async () => {
    const { fits, text } = await firstLoad(await browser.newContext(), base);
    assert.ok(fits, `The first load is too heavy: ${text}`);
    console.log(`    ${text}`);
  });

  await step('without JavaScript the page says what it needs', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const without = await plain.newPage();
    await without.goto(`${base}signin`);
    await without.getByRole('heading', { name: 'Claviger needs JavaScript' }).waitFor();
    await plain.close();
  });

  await step('a guest is told that nothing is kept and can sign up', async () => {
    await page.goto(base);
    await page.getByText('You are trying this as a guest.').waitFor();
    await page.getByRole('link', { name: 'Create an account to keep them' }).press('Enter');
    await heading(page, 'Create an account');
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  });

  await step('signing up leads to the mailbox', async () => {
    await tabToInput(page);
    await fill(page, ME.username, ME.email, ME.first);
    await heading(page, 'Look into your mailbox');
  });

  await step('the link of the mail waits for a click and is not left in the address', async () => {
    await page.goto(await mailedLink(context, 'verify'));
    const confirm = page.getByRole('button', { name: 'Confirm my address' });
    await confirm.waitFor();
    assert.equal(await page.evaluate(() => location.hash), '');
    await confirm.press('Enter');
    await heading(page, 'Your address is confirmed');
    await page.getByRole('link', { name: 'To the sign-in page' }).press('Enter');
    await heading(page, 'Sign in');
  });

  await step('signing in leads to the page that was wanted', async () => {
    await page.goto(`${base}account`);
    await heading(page, 'Sign in');
    await tabToInput(page);
    await fill(page, ME.username, ME.first);
    await heading(page, 'Account');
    await page.getByText(ME.email).waitFor();
  });

  await step('a reload keeps the session, and no storage that scripts can read holds a token', async () => {
    await page.reload();
    await page.getByText(ME.email).waitFor();
    const readable = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
    assert.doesNotMatch(readable.replace(/XSRF-TOKEN=[^;"]+/, ''), /[A-Za-z0-9_-]{30,}/);
  });

  await step('who has asked nothing yet is told so', async () => {
    await page.goto(`${base}usage`);
    await heading(page, 'Usage');
    await page.getByText('Nothing was asked in this time.').waitFor();
  });

  await step('signing out in one tab signs out in the other', async () => {
    const other = await context.newPage();
    await other.goto(`${base}account/devices`);
    await other.getByText('This device').waitFor();
    await page.getByRole('button', { name: /^Menu of/ }).press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).press('Enter');
    await page.getByText('You have signed out.').waitFor();
    await other.getByText('You have signed out.').waitFor();
    await other.close();
  });

  await step('a forgotten password is replaced by mail', async () => {
    await page.getByRole('link', { name: 'Forgot your password?' }).press('Enter');
    await heading(page, 'Forgot your password?');
    await tabToInput(page);
    await fill(page, ME.email);
    await heading(page, 'Look into your mailbox');
    await page.goto(await mailedLink(context, 'reset'));
    await heading(page, 'Choose a new password');
    await tabToInput(page);
    await fill(page, ME.second);
    await heading(page, 'Your password is changed');
    await page.goto(`${base}signin`);
    await heading(page, 'Sign in');
    await tabToInput(page);
    await fill(page, ME.email, ME.second);
    await page.getByRole('button', { name: /^Menu of/ }).waitFor();
    await page.getByLabel('Your question').waitFor();
  });

  await step('the language and the direction of reading stay chosen', async () => {
    await page.getByRole('button', { name: /^Menu of/ }).press('Enter');
    await page.getByLabel('Language').selectOption('ar');
    await page.waitForFunction(() => document.documentElement.dir === 'rtl');
    await page.goto(`${base}account`);
    await heading(page, 'الحساب');
    await page.evaluate(() => localStorage.setItem('claviger.preferences', '{}'));
    await page.reload();
    await heading(page, 'Account');
  });

  await step('dark colours can be chosen against the system', async () => {
    await page.getByRole('button', { name: /^Menu of/ }).press('Enter');
    await page.getByLabel('Dark').press('Space');
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(24, 23, 21)');
    await page.keyboard.press('Escape');
  });

  await step('an account can be deleted for ever', async () => {
    await page.getByRole('button', { name: 'Delete my account…' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Password', { exact: true }).focus();
    await fill(page, ME.second);
    await page.getByText('Your account is deleted.').waitFor();
    await tabToInput(page);
    await fill(page, ME.username, ME.second);
    await page.getByText('The name or the password is wrong.').waitFor();
  });

  assert.deepEqual(complaints.filter((text) => !/status of 401/.test(text)), []);
  console.log('ok  no console message, no request to anywhere else, no policy violation');
}

try {
  await main();
} finally {
  await browser.close();
  server?.closeAllConnections();
  server?.close();
}
