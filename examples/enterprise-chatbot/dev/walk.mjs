// Walks through a running chatbot in Chromium, first without JavaScript and then with it. BrowserTest starts it and tells the fake
// Bedrock what to say. It borrows playwright-core and axe-core of examples/chat-web (npm ci there).
//   node dev/walk.mjs http://localhost:8080/ user password target/screens
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const borrowed = createRequire(new URL('../../chat-web/package.json', import.meta.url));
const { chromium } = borrowed('playwright-core');
const axe = borrowed('axe-core').source;
const [base, user, password, screens] = process.argv.slice(2);
mkdirSync(screens, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const complaints = [];

async function open(options) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options });
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('request', (request) => request.url().startsWith(base) || complaints.push(`request elsewhere: ${request.url()}`));
  return page;
}

async function step(name, walk) {
  await walk();
  console.log(`ok  ${name}`);
}

/** A picture at both widths; nothing may be wider than the window. */
async function picture(page, name) {
  for (const [width, height] of [[1100, 800], [320, 640]]) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${screens}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1100, height: 800 });
}

const ask = async (page, text) => {
  await page.getByLabel('Your message').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
};
const signIn = async (page, secret) => {
  await page.goto(`${base}login`);
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
};
const last = (page) => page.locator('#lines li p').last().innerText();
const box = (page) => page.getByLabel('Your message').inputValue();

async function withoutScript() {
  const page = await open({ javaScriptEnabled: false });
  await step('without JavaScript: a wrong password is refused, the right one opens the chat', async () => {
    await signIn(page, 'wrong password 1');
    assert.match(await page.getByRole('alert').innerText(), /is wrong/);
    await picture(page, 'login');
    await page.waitForTimeout(1100); // the lock-out's first second
    await signIn(page, password);
    assert.equal(page.url(), base);
  });
  await step('without JavaScript: a message is answered, and a reload repeats nothing', async () => {
    await ask(page, 'What is <b>two</b> plus two?');
    assert.match(page.url(), /\?conversation=\d+#ask$/);
    assert.equal(await last(page), 'Four & no <i>more</i>.');
    await page.reload();
    assert.equal(await page.locator('#lines li').count(), 2);
  });
  await step('without JavaScript: a failure keeps the text in the box, and it can be sent again', async () => {
    await ask(page, 'And three?\nExactly.');
    assert.match(await page.getByRole('alert').innerText(), /^The AI service is busy/);
    assert.equal(await box(page), 'And three?\nExactly.');
    await picture(page, 'problem');
    await page.getByRole('button', { name: 'Send' }).click();
    assert.equal(await last(page), 'Five.');
    assert.equal(await box(page), '');
    await picture(page, 'chat');
  });
  await step('without JavaScript: a new conversation, the old one, and out', async () => {
    await page.getByRole('button', { name: 'New conversation' }).click();
    assert.equal(await page.locator('#lines li').count(), 0);
    await page.getByRole('link', { name: /two/ }).click();
    assert.equal(await page.locator('#lines li').count(), 4);
    await page.getByRole('button', { name: 'Sign out' }).click();
    assert.match(await page.getByRole('status').innerText(), /signed out/);
    await page.goto(base);
    assert.match(page.url(), /login/);
  });
}

async function withScript() {
  const page = await open({ colorScheme: 'dark' });
  const sound = async (name) => {
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
  };
  await step('with JavaScript: signing in; the login page has no axe violation', async () => {
    await page.goto(`${base}login`);
    await sound('login');
    await signIn(page, password);
    await page.getByLabel('Your message').waitFor();
  });
  await step('with JavaScript: the answer is written as it comes, and stays after a reload', async () => {
    const url = page.url();
    await ask(page, 'Tell me slowly');
    await page.getByText('one two').waitFor();
    assert.doesNotMatch(await last(page), /ten/);
    await picture(page, 'streaming');
    await page.getByText('The answer is complete.').waitFor();
    assert.equal(page.url(), url);
    assert.equal(await box(page), '');
    await page.reload();
    assert.match(await last(page), /^one two .* ten$/);
    await sound('chat');
    await page.setViewportSize({ width: 320, height: 640 });
    await sound('chat at 320 pixels');
    await page.setViewportSize({ width: 1100, height: 800 });
  });
  await step('with JavaScript: a failure keeps the text in the box', async () => {
    await ask(page, 'Once more');
    await page.getByText(/^The AI service refused this application/).waitFor();
    assert.equal(await box(page), 'Once more');
    await sound('a failure');
  });
  await step('with JavaScript: Stop ends the answer and keeps the question', async () => {
    await page.keyboard.press('Control+Enter');
    await page.getByText('one two').last().waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('You stopped the answer.').waitFor();
    assert.equal(await box(page), 'Once more');
    await page.reload();
    assert.equal(await box(page), 'Once more');
    await picture(page, 'stopped');
  });
}

try {
  await withoutScript();
  await withScript();
  assert.deepEqual(complaints, []);
  console.log('ok  no complaint of the browser, no request to anywhere else');
} finally {
  await browser.close();
}
