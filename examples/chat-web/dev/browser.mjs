// Starts Debian's Chromium (or CHROMIUM=path) and collects everything a page complains about.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ARGS });
}

/** Console errors and warnings, uncaught exceptions and requests to other origins, as one list of sentences. */
export function complaintsOf(page, base) {
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('request', (request) => request.url().startsWith(base) || complaints.push(`request elsewhere: ${request.url()}`));
  return complaints;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Where text may run out of sight unnoticed: the page, and what scrolls downwards in it.
const SIDEWAYS = `[document.documentElement, ...document.querySelectorAll('main, dialog[open], .dialog-body, .drawer-body, .side, .side-drawer[open], .menu-sheet')]
  .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0)
  .map((box) => (box.className || box.tagName.toLowerCase()) + ' scrolls sideways by ' + (box.scrollWidth - box.clientWidth) + ' px')`;
const VIOLATIONS = `(() => axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] }))()
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => 'axe ' + id + ': ' + node.target + ' ' + node.failureSummary.replaceAll(/\\s+/g, ' '))))`;

/** What axe and the layout have against the page as it is; asked by the browser's own debugger, so that the page's policy stays as strict as it is. */
export async function faultsOf(page) {
  const session = await page.context().newCDPSession(page);
  const run = async (expression, returnByValue = true) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  try {
    if (!(await run('typeof axe === "object"'))) await run(AXE, false);
    return [...(await run(SIDEWAYS)), ...(await run(VIOLATIONS))];
  } finally {
    await session.detach();
  }
}

/** Watches a page from now on; what it gives then asks axe and the layout, and lists everything that is wrong. */
export function checked(page, base) {
  const complaints = complaintsOf(page, base);
  return async () => [...complaints, ...(await faultsOf(page))];
}
