// Takes screenshots of every state and runs axe on each.
//   node dev/look.mjs [base URL of the mock server, default: starts one] [output folder]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { complaintsOf, launch } from './browser.mjs';
import { startMockServer } from './mock-server.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [given, out = 'look'] = process.argv.slice(2);
const server = given ? undefined : await startMockServer({ port: 0, speed: 6 });
const base = given || `http://localhost:${server.address().port}/`;

const ask = async (page, text) => {
  await page.getByLabel('Your question').fill(text);
  await page.keyboard.press('Enter');
};
const settled = (page) => page.locator('.answer[aria-busy="false"]').last().waitFor();

const STATES = {
  empty: async () => undefined,
  streaming: async (page) => {
    await ask(page, 'How does quicksort work? Please show it in Java.');
    await page.locator('.code-block').waitFor();
  },
  status: async (page) => {
    await ask(page, 'How does quicksort work?');
    await page.getByText(/Trying Groq/).first().waitFor();
  },
  course: async (page) => {
    await page.getByRole('button', { name: 'What is a binary tree?' }).click();
    await settled(page);
  },
  trail: async (page) => {
    await ask(page, 'How does quicksort work? Please show it in Java.');
    await page.locator('.answer-footer').waitFor();
    await page.locator('.trail summary').click();
    await page.locator('.hljs-keyword').first().waitFor();
    await page.mouse.wheel(0, 5000);
    await page.waitForTimeout(400);
  },
  failed: async (page) => {
    await ask(page, 'fail, please');
    await settled(page);
    await page.locator('.trail summary').click();
  },
  cut: async (page) => {
    await ask(page, 'cut, please');
    await settled(page);
  },
  limited: async (page) => {
    await ask(page, 'What is a hash table?');
    await settled(page);
    await ask(page, 'http 429');
    await page.locator('.failure').waitFor();
    await page.getByLabel('Your question').fill('x'.repeat(10_007));
  },
  hostile: async (page) => {
    await ask(page, 'html, please');
    await settled(page);
  },
  drawer: async (page) => {
    await page.getByRole('button', { name: /^Keys/ }).click();
    await page.getByLabel('Google Gemini key 1', { exact: true }).fill(`gsk_${'a'.repeat(52)}`);
    await page.getByLabel('Cerebras key 1', { exact: true }).fill(`csk-${'b'.repeat(48)}`);
    await page.getByLabel('OpenRouter key 1', { exact: true }).fill('sk-or-v1-short');
    await page.keyboard.press('Tab');
    await page.waitForTimeout(300);
  },
};

mkdirSync(out, { recursive: true });
const browser = await launch();
let faults = 0;
for (const scheme of ['light', 'dark', 'forced']) {
  for (const width of [1280, 768, 320]) {
    for (const [state, reach] of Object.entries(STATES)) {
      if (process.env.ONLY && !process.env.ONLY.split(',').includes(state)) continue;
      const context = await browser.newContext({
        viewport: { width, height: width === 320 ? 640 : 860 },
        colorScheme: scheme === 'dark' ? 'dark' : 'light',
        forcedColors: scheme === 'forced' ? 'active' : 'none',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const complaints = complaintsOf(page, base);
      await page.goto(base);
      await page.getByLabel('Your question').waitFor();
      await reach(page);
      await page.screenshot({ path: `${out}/${state}-${width}-${scheme}.png` });
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (sideways > 0) complaints.push(`scrolls sideways by ${sideways} px`);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      const expected = (text) => state === 'limited' ? /429/.test(text) : state === 'cut' ? /ERR_INCOMPLETE|ERR_/.test(text) : false;
      const found = [
        ...complaints.filter((text) => !expected(text)),
        ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `axe ${id}: ${node.target} ${node.failureSummary?.replaceAll(/\s+/g, ' ')}`)),
      ];
      faults += found.length;
      for (const text of found) console.log(`${state} ${width} ${scheme}: ${text}`);
      await context.close();
    }
  }
}
await browser.close();
server?.closeAllConnections();
server?.close();
console.log(faults === 0 ? 'No faults.' : `${faults} faults.`);
process.exitCode = faults === 0 ? 0 : 1;
