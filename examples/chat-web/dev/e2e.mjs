// Walks through the page with the keyboard alone, on a running server.
//   npm run e2e -- http://localhost:8080       without an address it starts the mock server on dist/
//   npm run e2e -- http://localhost:8080 demo  the same on a chat server whose providers are the test kit's fakes
import assert from 'node:assert/strict';
import { complaintsOf, launch } from './browser.mjs';
import { startMockServer } from './mock-server.mjs';

const server = process.argv[2] ? undefined : await startMockServer({ port: 0, speed: 5 });
const base = process.argv[2] ?? `http://localhost:${server.address().port}/`;
const browser = await launch();

async function main() {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  const complaints = complaintsOf(page, base);
  const press = (key) => page.keyboard.press(key);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '');
  const tabTo = async (what) => {
    for (let presses = 0; presses < 40; presses++) {
      if (what.test(await focused())) return;
      await press('Tab');
    }
    assert.fail(`Tab never reached ${what}`);
  };
  const step = async (name, walk) => {
    await walk();
    console.log(`ok  ${name}`);
  };
  await page.goto(base);
  await page.getByLabel('Your question').waitFor();

  await step('the question field has the focus at once', async () => assert.equal(await focused(), 'question'));

  await step('a course question is answered from the course, without any key', async () => {
    await page.keyboard.type('What is a binary tree?');
    await press('Enter');
    await page.getByText('From the course, no AI call').waitFor({ timeout: 15_000 });
    await page.waitForFunction(() => [...document.querySelectorAll('p[role=status]')].some(({ innerText }) => innerText.startsWith('The course answered: ')));
    const answer = await page.locator('.answer .prose').innerText();
    assert.match(answer, /binary tree/i);
    assert.match(await page.locator('main ~ p[role=status], main p[role=status]').first().innerText(), /^The course answered: /);
    assert.equal(await focused(), 'question');
  });

  await step('Shift+Enter starts a line and sends nothing', async () => {
    await page.keyboard.type('one');
    await press('Shift+Enter');
    await page.keyboard.type('two');
    assert.equal(await page.getByLabel('Your question').inputValue(), 'one\ntwo');
    assert.equal(await page.locator('.question > p').count(), 1);
    await press('Control+A');
    await press('Delete');
  });

  await step('the key drawer opens, keeps the focus inside, and gives it back', async () => {
    await tabTo(/^Keys/);
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    for (let presses = 0; presses < 30; presses++) {
      await press('Tab');
      assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog')), 'focus left the drawer');
    }
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.match(await focused(), /^Keys/);
  });

  const secret = `gsk_${'m4rked'.repeat(8)}`;
  await step('a key survives a reload only when it is remembered, and then only as ciphertext', async () => {
    const openDrawer = async () => {
      await page.getByRole('button', { name: /^Keys/ }).press('Enter');
      await page.getByRole('dialog').waitFor();
    };
    const field = page.getByLabel('Groq key 1', { exact: true });
    await openDrawer();
    await field.focus();
    await page.keyboard.insertText(secret);
    await page.reload();
    await openDrawer();
    assert.equal(await field.inputValue(), '');
    await field.focus();
    await page.keyboard.insertText(secret);
    await page.getByLabel('Remember on this device').press('Space');
    await page.waitForFunction(() => localStorage.length === 1);
    const stored = await page.evaluate(() => JSON.stringify(localStorage));
    assert.ok(!stored.includes('m4rked'));
    await page.reload();
    await openDrawer();
    await page.waitForFunction(() => document.querySelector('.badge')?.textContent === '1');
    assert.equal(await field.inputValue(), secret);
    assert.ok(!(await page.content()).includes('m4rked'), 'the key is in the markup');
    await page.getByRole('button', { name: 'Forget all keys' }).press('Enter');
    await page.waitForFunction(() => localStorage.length === 0);
    assert.equal(await field.inputValue(), '');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  if (server) {
    await step('Escape stops an answer and Try again asks once more', async () => {
      await page.getByLabel('Your question').focus();
      await page.keyboard.type('Explain quicksort');
      await press('Enter');
      await page.locator('.answer .prose').last().waitFor();
      await press('Escape');
      await page.getByText('You stopped the answer here.').waitFor();
      await page.getByRole('button', { name: 'Try again' }).press('Enter');
      await page.locator('.answer-footer .trail').waitFor();
    });
  }

  if (process.argv[3] === 'demo') await demo(page, step, press);

  assert.deepEqual(complaints, []);
  console.log('ok  no console message, no request to anywhere else, no policy violation');
}

/** The words in these keys tell the fake providers what to do. */
async function demo(page, step, press) {
  const useKeys = async (keys) => {
    await page.getByRole('button', { name: /^Keys/ }).press('Enter');
    await page.getByRole('dialog').waitFor();
    for (const [label, key] of Object.entries(keys)) {
      await page.getByLabel(label, { exact: true }).focus();
      await press('Control+A');
      await page.keyboard.insertText(key);
    }
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  const ask = async (question) => {
    await page.getByLabel('Your question').focus();
    await page.keyboard.type(question);
    await press('Enter');
  };

  await step('two keys fail, the third answers, and the page says so', async () => {
    await useKeys({
      'Google Gemini key 1': `AIza_invalid_${'0'.repeat(26)}`,
      'Groq key 1': `gsk_quota_${'0'.repeat(46)}`,
      'Cerebras key 1': `csk-${'0'.repeat(48)}`,
    });
    await ask('Draw pupils lip upward');
    await page.locator('.answer-footer .trail').waitFor({ timeout: 15_000 });
    assert.match(await page.locator('.answer .prose').last().innerText(), /drawpu pil slipup warD/);
    assert.match(await page.locator('.answer-footer').last().innerText(), /invalid key.*quota used up.*answered/s);
  });

  await step('who asks is taken to the answer, wherever they were reading', async () => {
    await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
    await ask('Was it a cat I saw?');
    await page.waitForFunction(() => document.querySelectorAll('.answer-footer .trail').length === 2);
    await page.waitForFunction(() => (({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop < 48)(document.querySelector('main')));
  });

  await step('Escape stops an answer of the server', async () => {
    await useKeys({ 'Google Gemini key 1': `AIza_slow_${'0'.repeat(29)}` });
    await ask('one two three four five six seven eight nine ten');
    await page.locator('.answer[aria-busy=true] .prose').waitFor();
    await press('Escape');
    await page.getByText('You stopped the answer here.').waitFor();
  });
}

try {
  await main();
} finally {
  await browser.close();
  server?.closeAllConnections();
  server?.close();
}
