// Walks through the chat of somebody who has signed in, on the mock server: what is kept, resumed, branched and found again.
//   node dev/e2e-kept.mjs [words of the steps to run]
import assert from 'node:assert/strict';
import { launch } from './browser.mjs';
import { firstPaint, scrollUp } from './e2e-measure.mjs';
import { newWalk } from './e2e-walk.mjs';
import { addLong } from './mock/samples.mjs';

const only = process.argv[2];
const browser = await launch();
const STEPS = {
  'a reload in the middle of an answer shows the same text in the end': async ({ page, ask, finished, textOf, kept }) => {
    await ask('How does quicksort work?');
    await page.locator('.answer .prose').waitFor();
    await page.waitForURL(/\/c\/cnv_/);
    await page.reload();
    await finished();
    assert.equal(await textOf(page), await kept());
    await page.reload();
    await finished();
    assert.equal(await textOf(page), await kept());
  },

  'an answer goes on while nobody looks': async ({ page, base, ask, finished, textOf, kept }) => {
    await ask('How does quicksort work?');
    await page.waitForURL(/\/c\/cnv_/);
    const address = page.url();
    await page.goto('about:blank');
    await page.waitForTimeout(300);
    await page.goto(address);
    await finished();
    assert.equal(await textOf(page), await kept());
    assert.ok(page.url().startsWith(base));
  },

  'two tabs show the same, word by word and question by question': async ({ page, ask, finished, secondPage, textOf }) => {
    await ask('How does quicksort work?');
    await page.waitForURL(/\/c\/cnv_/);
    const other = await secondPage(page.url());
    await other.locator('.answer .prose').waitFor();
    await finished();
    await finished(other);
    assert.equal(await textOf(other), await textOf(page));
    await ask('What is a hash table?', other);
    await page.getByText('From the course, no AI call').waitFor();
    assert.equal(await page.locator('.question > p').count(), 2);
    await other.close();
  },

  'a connection that is cut again and again loses nothing and shows nothing twice': async ({ page, mock, ask, finished, textOf, kept }) => {
    await ask('How does quicksort work?');
    for (let cuts = 0; cuts < 4; cuts++) {
      await page.waitForTimeout(250);
      mock.cutSockets();
    }
    await finished();
    assert.equal(await textOf(page), await kept());
    assert.equal(await page.locator('.question > p').count(), 1);
  },

  'a question whose acknowledgement is lost is stored once': async ({ page, mock, ask, conversation, settled }) => {
    await ask('What is a hash table?');
    await settled();
    mock.loseAcks = true;
    await ask('What is a binary tree?');
    await page.waitForTimeout(300);
    mock.loseAcks = false;
    await page.getByText('From the course, no AI call').nth(1).waitFor();
    assert.equal([...conversation().messages.values()].filter(({ role }) => role === 'user').length, 2);
    assert.equal(await page.locator('.question > p').count(), 2);
  },

  'without sockets the answer comes by server-sent events, and the page says so': async ({ page, mock, ask, finished, textOf, kept, reload }) => {
    mock.noSockets = true;
    await reload();
    const streams = [];
    page.on('request', (request) => request.url().includes('/events?') && streams.push(request.url()));
    await page.getByText('Without a live connection').waitFor();
    await ask('How does quicksort work?');
    await finished();
    assert.equal(await textOf(page), await kept());
    assert.ok(streams.length > 0);
  },

  'without event streams it comes by polling': async ({ page, mock, ask, finished, textOf, kept, reload }) => {
    mock.noSockets = mock.noEventStreams = true;
    await reload();
    await page.getByText('Without a live connection').waitFor();
    await ask('How does quicksort work?');
    await finished();
    assert.equal(await textOf(page), await kept());
  },

  'Escape stops the answer on the server, too': async ({ page, ask, kept, press }) => {
    await ask('long 20 please');
    await page.locator('.answer .prose').waitFor();
    await press('Escape');
    await page.getByText('You stopped the answer here.').waitFor();
    const length = (await kept()).length;
    await page.waitForTimeout(300);
    assert.equal((await kept()).length, length);
  },

  'an edited question becomes a second branch, and arrows lead back and forth': async ({ page, ask, settled, press }) => {
    await ask('What is a hash table?');
    await settled();
    await ask('What is a binary tree?');
    await settled(2);
    await page.getByRole('button', { name: 'Edit' }).first().click();
    await page.getByLabel('Edit your question').fill('What is a binary tree, again?');
    await press('Enter');
    await page.getByText('2 of 2').waitFor();
    await settled();
    assert.equal(await page.locator('.question > p').innerText(), 'What is a binary tree, again?');
    await page.getByRole('button', { name: 'Previous version' }).click();
    await page.getByText('1 of 2').waitFor();
    await settled(2);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Previous version');
    await page.reload();
    await page.getByText('1 of 2').waitFor();
    await settled(2);
  },

  'another answer stands beside the first': async ({ page, ask, finished, settled }) => {
    await ask('break, please');
    await settled();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('2 of 2').waitFor();
    await settled();
    await ask('How does quicksort work?');
    await finished();
    await page.getByRole('button', { name: 'Another answer' }).last().click();
    await page.getByText('2 of 2').nth(1).waitFor();
  },

  'keys go in binary frames only, and nowhere else': async ({ page, ask, settled, mock }) => {
    const secret = `gsk_${'m4rked'.repeat(8)}`;
    const texts = [];
    const binaries = [];
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => (typeof payload === 'string' ? texts : binaries).push(String(payload))));
    page.on('request', (request) => texts.push(request.url() + (request.postData() ?? '')));
    await page.reload();
    await page.getByRole('button', { name: /^Keys/ }).click();
    await page.getByLabel('Groq key 1', { exact: true }).fill(secret);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    await ask('What is a hash table?');
    await settled();
    assert.ok(binaries.some((frame) => frame.includes('m4rked')));
    assert.ok(!texts.some((text) => text.includes('m4rked')));
    assert.ok(!(await page.content()).includes('m4rked'));
    assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).includes('m4rked'));
    assert.ok(mock.sockets.size > 0);
  },

  'a refused question stays, with a way to send it again or to change it': async ({ page, ask }) => {
    await ask('http 400');
    await page.getByText('The same key is given twice.').waitFor();
    await page.getByRole('button', { name: 'Change the question' }).click();
    assert.equal(await page.getByLabel('Your question', { exact: true }).inputValue(), 'http 400');
    await page.getByText('The same key is given twice.').waitFor({ state: 'hidden' });
  },

  'a conversation is renamed, exported, deleted and imported again': async ({ page, ask, settled, mock, press }) => {
    await ask('What is a hash table?');
    await settled();
    const options = () => page.locator('.history-item').first().getByRole('button');
    await options().click();
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByLabel('New title').fill('Tables that hash');
    await press('Enter');
    await page.getByRole('link', { name: 'Tables that hash' }).waitFor();
    await page.waitForFunction(() => document.title.startsWith('Tables that hash'));
    await options().click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as Markdown' }).click();
    assert.equal((await download).suggestedFilename(), 'Tables that hash.md');
    const all = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export all' }).click();
    const file = await (await all).path();
    const count = mock.state.conversations.size;
    await options().click();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await page.getByRole('link', { name: 'Tables that hash' }).waitFor({ state: 'hidden' });
    await page.waitForURL((url) => url.pathname === '/');
    assert.equal(mock.state.conversations.size, count - 1);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText(/conversations imported/).first().waitFor();
    await page.getByRole('link', { name: 'Tables that hash' }).waitFor();
  },

  'ten thousand messages open at once, scroll smoothly, and the one that was searched for is found': async (walk) => {
    const { page, mock, reload } = walk;
    const { id } = addLong(mock, mock.state.users[0], 10_000);
    await reload();
    const open = await firstPaint(page, `/c/${id}`, 'Answer number 10000');
    const scrolling = await scrollUp(page, 4000);
    await page.getByLabel('Search conversations').fill('Question number 9001:');
    await page.locator('.history-results a').first().click();
    await page.locator('.row.found').waitFor();
    await page.waitForTimeout(300);
    assert.ok(await page.locator('.row.found').evaluate((row) => row.innerText.includes('9001') && row.getBoundingClientRect().top > 0 && row.getBoundingClientRect().top < innerHeight));
    console.log(`    opened in ${open} ms; ${scrolling.text}`);
    assert.ok(open < 5000, `took ${open} ms to open`);
    assert.equal(scrolling.jumps, 0, 'what was read jumped while earlier messages came');
    assert.ok(scrolling.rows < 60, `${scrolling.rows} rows are drawn`);
    assert.ok(scrolling.median < 100, `a frame took ${scrolling.median} ms`);
  },

  'somebody else\'s conversation looks like one that is not there': async ({ page, base, mock }) => {
    const { addConversation } = await import('./mock/conversations.mjs');
    const grace = mock.state.users.find(({ username }) => username === 'grace');
    await page.goto(`${base}c/${addConversation(mock, grace.id).id}`);
    await page.getByText('There is no such conversation').first().waitFor();
  },
};

let failed = 0;
for (const [name, walk] of Object.entries(STEPS)) {
  if (only && !name.includes(only)) continue;
  const here = await newWalk(browser);
  try {
    await walk(here);
    assert.deepEqual(here.complaints(), []);
    console.log(`ok  ${name}`);
  } catch (failure) {
    failed++;
    console.log(`NOT ${name}\n${failure.stack}`);
    await here.page.screenshot({ path: `${process.env.SHOTS ?? '.'}/failed-${failed}.png` }).catch(() => undefined);
  } finally {
    await here.end();
  }
}
await browser.close();
process.exitCode = failed;
