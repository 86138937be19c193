// Goes through every page in every state on a real server whose providers are the test kit's fakes, and runs axe on each.
//   SETUP=<the set-up link> node dev/e2e-states.mjs http://localhost:8080 [folder for screenshots]
//   ADMIN=name:password     for a server that has an administrator       ONLY=signin,usage  LANGUAGES=en,ar  limit it
//   QUICK=1                 only the main states: in English once light and wide, once dark and narrow; some in Arabic, narrow
import { mkdirSync } from 'node:fs';
import { complaintsOf, faultsOf, launch } from './browser.mjs';
import { ACCOUNT, ADMIN, furnish, NEWCOMER } from './states/account.mjs';
import { GUEST, KEPT } from './states/chat.mjs';
import { GATES } from './states/gates.mjs';
import { administrator, enter, register, somebody } from './states/people.mjs';
import { strangeTexts } from './states/strange-texts.mjs';

const base = process.argv[2].replace(/\/?$/, '/');
const out = process.argv[3];
const started = Date.now();
const listed = (name) => process.env[name]?.split(',');
const quick = Boolean(process.env.QUICK);
const LIGHT = { look: 'light', width: 1280 };
const DARK = { look: 'dark', width: 1280, colorScheme: 'dark' };
const FORCED = { look: 'forced', width: 1280, forcedColors: 'active' };
const narrow = (look) => ({ ...look, look: `${look.look}-narrow`, width: 320 });
const EVERY = quick ? [LIGHT, narrow(DARK)] : [LIGHT, DARK, narrow(LIGHT), narrow(DARK)];
const RIGHT_TO_LEFT = new Set(['signup', 'guest-finished', 'keys-wrong', 'kept-choice', 'list-narrow', 'account', 'usage']);
const LANGUAGES = [
  { language: 'en', looks: (state) => (quick ? (state.main ? EVERY : []) : state.main ? [...EVERY, FORCED] : EVERY) },
  { language: 'ar', looks: (state, name) => (quick ? (RIGHT_TO_LEFT.has(name) ? [narrow(LIGHT)] : []) : state.main ? [LIGHT, narrow(DARK)] : []) },
  { language: 'de', looks: (state) => (state.main && !quick ? [LIGHT, narrow(DARK)] : []) },
].filter(({ language }) => listed('LANGUAGES')?.includes(language) ?? true);

if (out) mkdirSync(out, { recursive: true });
const browser = await launch();
const counts = { states: new Set(), views: 0, faults: 0 };
const prepared = new Map();
const strangers = (await browser.newContext()).request;

function fault(name, text) {
  counts.faults++;
  console.log(`NOT ${name}: ${text}`);
}

/** One state in one language: reached once, then looked at in every look. */
async function look(page, complaints, { name, state, language, looks, shared }) {
  complaints.length = 0;
  const size = (width) => page.setViewportSize({ width, height: width === 320 ? 640 : 860 });
  const fitting = state.narrow ? looks.filter(({ width }) => width === 320) : looks;
  if (fitting.length === 0) return;
  try {
    if (state.prepare && (state.once || !prepared.has(name))) prepared.set(name, await state.prepare({ request: strangers, base }));
    const given = prepared.get(name);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
    await size(state.narrow ? 320 : 1280);
    await page.goto('about:blank');
    await state.before?.(page, shared);
    await page.goto(base + (typeof state.at === 'function' ? state.at(given) : state.at));
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await state.go?.(page, given, shared);
    counts.states.add(name);
    for (const { look, width, colorScheme = 'light', forcedColors = 'none' } of fitting) {
      await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
      await size(width);
      await page.waitForTimeout(120);
      const found = [...(await faultsOf(page)), ...(await strangeTexts(page, language))];
      for (const text of found) fault(`${name} ${language} ${look}`, text);
      if (out) await page.screenshot({ path: `${out}/${name}-${language}-${look}.png` });
      counts.views++;
    }
    await state.after?.(page);
  } catch (failure) {
    fault(`${name} ${language}`, `not reached: ${failure.message.split('\n')[0]}`);
    if (out) await page.screenshot({ path: `${out}/FAILED-${name}-${language}.png` }).catch(() => undefined);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  for (const text of complaints) {
    if (!state.noise?.test(text) && !/request elsewhere: (blob|ws|about):/.test(text)) fault(`${name} ${language}`, text);
  }
}

/** Somebody signs in on another device. */
async function elsewhere(who) {
  const device = await browser.newContext({ userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0' });
  await enter(device, base, who);
  await device.close();
}

async function walk(title, states, { person, prepare }) {
  const wanted = Object.entries(states).filter(([name]) => listed('ONLY')?.includes(name) ?? true);
  if (wanted.length === 0) return;
  for (const { language, looks } of LANGUAGES) {
    if (!wanted.some(([name, state]) => looks(state, name).length > 0)) continue;
    const context = await browser.newContext({ locale: language, acceptDownloads: true });
    // A person of each language's own: nobody says so much in a minute as all of them would.
    const who = await person?.();
    if (who) await enter(context, base, who);
    const page = await context.newPage();
    const shared = { again: async () => elsewhere(who), ...(prepare && { exported: await prepare(page, base) }) };
    const complaints = complaintsOf(page, base);
    for (const [name, state] of wanted) await look(page, complaints, { name, state, language, looks: looks(state, name), shared });
    await context.close();
  }
  console.log(`ok  ${title}`);
}

/** Axe itself is a script, so it looks at the same words in a page whose scripts did not come. */
async function withoutScripts() {
  for (const { look, width, colorScheme = 'light' } of EVERY) {
    const viewport = { width, height: 640 };
    const bare = await browser.newContext({ javaScriptEnabled: false, viewport, colorScheme });
    const page = await bare.newPage();
    await page.goto(base);
    await page.getByRole('heading', { name: /JavaScript/ }).waitFor();
    if (out) await page.screenshot({ path: `${out}/no-js-en-${look}.png` });
    await bare.close();
    const context = await browser.newContext({ bypassCSP: true, viewport, colorScheme });
    const copy = await context.newPage();
    await copy.route('**/*.js', (route) => route.abort());
    await copy.goto(base);
    await copy.evaluate(() => document.querySelectorAll('noscript').forEach((words) => (words.outerHTML = words.textContent)));
    for (const text of await faultsOf(copy)) fault(`no-js ${look}`, text);
    counts.states.add('no-js');
    counts.views++;
    await context.close();
  }
  console.log('ok  without scripts');
}

try {
  const admin = await administrator(strangers, base);
  const someone = () => register(strangers, base, somebody('member'));
  await withoutScripts();
  await walk('in front of an account', GATES, {});
  await walk('as a guest', GUEST, {});
  await walk('somebody new', NEWCOMER, { person: someone });
  await walk('the chat of a user', KEPT, { person: someone });
  await walk('the account of a user', ACCOUNT, { person: someone, prepare: furnish });
  if (admin) await walk('an administrator', ADMIN, { person: () => admin });
  else console.log('    without SETUP or ADMIN nothing of the administrator is looked at');
  console.log(`    ${counts.states.size} states, ${counts.views} views, ${counts.faults} faults, ${Math.round((Date.now() - started) / 1000)} s`);
  if (counts.faults === 0) console.log('ok  axe finds nothing, nothing scrolls sideways, no text is in another language, no console message');
} finally {
  await browser.close();
}
process.exitCode = counts.faults === 0 ? 0 : 1;
