// Starts Debian's Chromium (or CHROMIUM=path) and collects everything a page complains about.
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
