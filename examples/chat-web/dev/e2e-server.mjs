// Walks through the chat of somebody who has signed in, on a real server whose providers are the test kit's fakes.
//   node dev/e2e-server.mjs http://localhost:8080
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { complaintsOf, faultsOf, launch } from './browser.mjs';
import { linkTo } from './states/people.mjs';

const base = process.argv[2].replace(/\/?$/, '/');
const browser = await launch();
const who = Math.random().toString(36).slice(2, 10);
const ME = { username: `walker-${who}`, email: `${who}@example.org`, password: `walked in here ${who}1` };
const SLOW = `gsk_slow${'0'.repeat(48)}`;
const QUICK = `gsk_${'1'.repeat(52)}`;
const LONG = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');

const step = async (name, walk) => {
  await walk();
  console.log(`ok  ${name}`);
};

async function account(context) {
  const { request } = context;
  const post = async (path, data) => {
    const answer = await request.post(base + path, { data });
    assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
    return answer;
  };
  await post('auth/register', ME);
  await post('auth/verify', { token: await linkTo(request, base, ME.email, 'verify') });
  await post('auth/login', { login: ME.username, password: ME.password });
  await context.addInitScript(() => location.protocol.startsWith('http') && localStorage.setItem('claviger.signed-in', '1'));
}

async function main() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: false, acceptDownloads: true });
  await account(context);
  const page = await context.newPage();
  const complaints = complaintsOf(page, base);
  const ask = async (text, where = page) => {
    await where.getByLabel('Your question', { exact: true }).fill(text);
    await where.keyboard.press('Enter');
  };
  /** The answer to this question, the last one, has ended; of a long conversation only the rows in view are drawn. */
  const settled = (question, where = page) =>
    where.waitForFunction(
      (wanted) => {
        const asked = [...document.querySelectorAll('.question > p')].at(-1);
        const answer = [...document.querySelectorAll('.answer')].at(-1);
        if (asked?.textContent !== wanted || !answer || !(asked.compareDocumentPosition(answer) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
        return answer.getAttribute('aria-busy') === 'false' && answer.querySelector('.answer-footer');
      },
      question,
      { timeout: 60_000 },
    );
  const last = (where = page) => where.locator('.answer .prose').last().innerText();
  const useKey = async (key) => {
    await page.getByRole('button', { name: /^Keys/ }).click();
    await page.getByLabel('Groq key 1', { exact: true }).fill(key);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
  };
  const backwards = [...LONG].reverse().join('');
  const axeFindsNothing = async (what) => assert.deepEqual(await faultsOf(page), [], what);

  await page.goto(base);
  await page.getByLabel('Your question').waitFor();

  await step('a course question starts a conversation that is kept', async () => {
    await ask('What is a binary tree?');
    await page.getByText('From the course, no AI call').waitFor();
    await page.waitForURL(/\/c\/./);
    await page.locator('.history-item').first().waitFor();
    await axeFindsNothing('a conversation');
  });

  await step('a reload in the middle of an answer shows the same text in the end', async () => {
    await useKey(SLOW);
    await ask(LONG);
    await page.locator('.answer[aria-busy=true] .prose').waitFor({ timeout: 30_000 });
    await page.reload();
    // Once more when the server has saved a part, which then comes with the message.
    await page.waitForFunction(() => document.querySelector('.answer[aria-busy=true] .prose')?.innerText.length > 120);
    await page.reload();
    await settled(LONG);
    assert.ok((await last()).startsWith(backwards), await last());
    await page.reload();
    await settled(LONG);
    assert.ok((await last()).startsWith(backwards));
  });

  await step('a second tab hears the same answer', async () => {
    await useKey(SLOW);
    const other = await context.newPage();
    await other.goto(page.url());
    await settled(LONG, other);
    await ask(`${LONG} again`);
    await settled(`${LONG} again`);
    await settled(`${LONG} again`, other);
    assert.equal(await last(other), await last());
    await other.close();
  });

  await step('an answer that is stopped stays as it is', async () => {
    await ask(LONG);
    await page.locator('.answer[aria-busy=true] .prose').waitFor({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await page.getByText('You stopped the answer here.').waitFor();
    const text = await last();
    await page.reload();
    await settled(LONG);
    assert.equal(await last(), text);
  });

  await step('another answer stands beside the first', async () => {
    await useKey(QUICK);
    await ask('stressed');
    await settled('stressed');
    await page.getByRole('button', { name: 'Another answer' }).last().click();
    await page.getByText('2 of 2').last().waitFor();
    await settled('stressed');
  });

  await step('who answered and what was tried stands below the answer', async () => {
    assert.match(await page.locator('.answer-footer').last().innerText(), /groq/i);
    await axeFindsNothing('answers with branches');
  });

  await step('what was said is found again', async () => {
    await page.getByLabel('Search conversations').fill('stressed');
    await page.locator('.history-results a').first().waitFor();
    await page.locator('.history-results mark').first().waitFor();
    await page.keyboard.press('Escape');
  });

  await step('all of it can be taken along, without any key', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export all' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    assert.ok(text.includes('What is a binary tree?'));
    assert.ok(!text.includes('gsk_'));
  });

  await step('what it took is counted', async () => {
    await page.goto(`${base}usage`);
    await page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor();
    await page.getByRole('radio', { name: 'Provider', exact: true }).press('Space');
    await page.getByText(/groq/i).first().waitFor();
    await axeFindsNothing('the usage');
  });

  await step('the devices that are signed in are listed', async () => {
    await page.goto(`${base}account/devices`);
    await page.getByText('This device').waitFor();
    await axeFindsNothing('the devices');
  });

  assert.deepEqual(complaints.filter((text) => !text.startsWith('request elsewhere: blob:') && !text.startsWith('request elsewhere: ws:')), []);
  console.log('ok  no console message, no request to anywhere else, no policy violation');
}

try {
  await main();
} finally {
  await browser.close();
}
