// One walk of somebody who has signed in: a mock server, a page, and the words for what is done and looked at.
import { complaintsOf } from './browser.mjs';
import { startMockServer } from './mock-server.mjs';
import { signIn } from './signed-in.mjs';

/** A broken line and refused requests are part of some walks; the browser reports them on its own. */
const EXPECTED = /WebSocket connection|Failed to load resource|ERR_/;

export async function newWalk(browser, { speed = 8 } = {}) {
  const server = await startMockServer({ port: 0, speed });
  const base = `http://localhost:${server.address().port}/`;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  await signIn(context, base);
  const page = await context.newPage();
  const complaints = complaintsOf(page, base);
  const { mock } = server;
  const reload = async () => {
    await page.goto(base);
    await page.getByLabel('Your question').waitFor();
  };
  const conversation = () => [...mock.state.conversations.values()].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0];
  await reload();
  return {
    page, base, mock, reload, conversation,
    press: (key) => page.keyboard.press(key),
    complaints: () => complaints.filter((text) => !EXPECTED.test(text) && !text.startsWith('request elsewhere: blob:') && !text.startsWith('request elsewhere: ws:')),
    ask: async (text, where = page) => {
      await where.getByLabel('Your question', { exact: true }).fill(text);
      await where.keyboard.press('Enter');
    },
    /** The last answer has its whole footer. */
    finished: (where = page) => where.locator('.answer[aria-busy=false] .answer-footer .trail').last().waitFor({ timeout: 20_000 }),
    /** So many answers have ended, in whatever way. */
    settled: (count = 1) => page.waitForFunction((wanted) => document.querySelectorAll('.answer[aria-busy=false] .answer-footer').length >= wanted && !document.querySelector('.answer[aria-busy=true]'), count),
    textOf: async (where) => squeezed(await where.locator('.answer .prose').last().innerText()),
    /** What the server has of the last answer, as the page would show it: without marks of Markdown. */
    kept: async () => squeezed([...conversation().messages.values()].at(-1).text),
    secondPage: async (address) => {
      const other = await context.newPage();
      await other.goto(address);
      return other;
    },
    end: async () => {
      await context.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

// The letters alone: the page shows lists, code and emphasis without their marks.
const squeezed = (text) => text.replace(/\(https[^)]*\)|```java|[^\p{L}]/gu, '').replace(/^java|Copycode/g, '').replace('javastatic', 'static');
