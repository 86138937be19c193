// Takes screenshots of every page in every state, width, colours and direction, and runs axe on each.
//   node dev/look-pages.mjs [output folder]     ONLY=signin,usage LANGUAGES=en,ar limit it
import { mkdirSync } from 'node:fs';
import { checked, launch } from './browser.mjs';
import { CHAT_STATES } from './look-chat.mjs';
import { signIn, STATES } from './look-states.mjs';
import { startMockServer } from './mock-server.mjs';

const out = process.argv[2] ?? 'look';
const listed = (name) => process.env[name]?.split(',');
const only = listed('ONLY');
const LOOKS = [
  { name: 'desktop', width: 1280, language: 'en' },
  { name: 'narrow', width: 320, language: 'en' },
  { name: 'dark', width: 1280, language: 'en', colorScheme: 'dark' },
  { name: 'forced', width: 768, language: 'en', forcedColors: 'active' },
  { name: 'german', width: 320, language: 'de', colorScheme: 'dark' },
  { name: 'arabic', width: 1280, language: 'ar' },
  { name: 'arabic-narrow', width: 320, language: 'ar' },
].filter(({ name, language }) => (listed('LOOKS') ?? [name]).includes(name) && (listed('LANGUAGES') ?? [language]).includes(language));

mkdirSync(out, { recursive: true });
const server = await startMockServer({ port: 0, speed: 6 });
const base = `http://localhost:${server.address().port}/`;
const browser = await launch();
let faults = 0;

for (const look of LOOKS) {
  for (const [state, { as, at, go, errors }] of Object.entries({ ...STATES, ...CHAT_STATES })) {
    if (only && !only.includes(state)) continue;
    const { name, width, language, colorScheme = 'light', forcedColors = 'none' } = look;
    const context = await browser.newContext({ viewport: { width, height: width === 320 ? 640 : 860 }, locale: language, colorScheme, forcedColors, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const finish = checked(page, base);
    try {
      if (as) await signIn(page, base, as);
      await page.goto(base + (typeof at === 'function' ? at(server.mock) : at));
      await page.locator('h1').first().waitFor({ state: 'attached' });
      await go?.(page, server);
      await page.waitForTimeout(100);
      await page.screenshot({ path: `${out}/${state}-${name}.png`, fullPage: !['menu', 'menu-user'].includes(state) });
    } catch (failure) {
      faults++;
      console.log(`${state} ${name}: not reached: ${failure.message.split('\n')[0]}`);
    }
    const found = (await finish()).filter((text) => !(errors && /status of 4\d\d|ERR_INCOMPLETE/.test(text)));
    faults += found.length;
    for (const text of found) console.log(`${state} ${name}: ${text}`);
    await context.close();
  }
}
await browser.close();
server.closeAllConnections();
server.close();
console.log(faults === 0 ? 'No faults.' : `${faults} faults.`);
process.exitCode = faults === 0 ? 0 : 1;
