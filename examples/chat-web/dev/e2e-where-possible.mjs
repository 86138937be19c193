// Walks through the page where there is a browser. Elsewhere it says so, and fails when REQUIRE_BROWSER is set.
import { existsSync } from 'node:fs';

const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';

if (existsSync(browser)) {
  await import('./e2e.mjs');
  await import('./e2e-account.mjs');
  await import('./e2e-kept.mjs');
  await import('./e2e-keyboard.mjs');
} else if (process.env.REQUIRE_BROWSER) {
  console.error(`The browser tests need Chromium at ${browser}: install it, or name another with CHROMIUM=path.`);
  process.exitCode = 1;
} else {
  console.warn(`\n*** SKIPPED: the browser tests, for there is no Chromium at ${browser} (CHROMIUM=path names another). ***\n`);
}
