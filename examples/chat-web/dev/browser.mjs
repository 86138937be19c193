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

/** Watches a page from now on; what it gives then asks axe and the layout, and lists everything that is wrong. */
export function checked(page, base) {
  const complaints = complaintsOf(page, base);
  return async () => {
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), RULES);
    return [
      ...complaints,
      ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []),
      ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `axe ${id}: ${node.target} ${node.failureSummary?.replaceAll(/\s+/g, ' ')}`)),
    ];
  };
}
