// Walks through the page of somebody who has signed in with the keyboard alone, on the mock server: Tab, Escape, and where the focus goes.
//   node dev/e2e-keyboard.mjs
import assert from 'node:assert/strict';
import { launch } from './browser.mjs';
import { newWalk } from './e2e-walk.mjs';

const browser = await launch();
const walk = await newWalk(browser);
const { page, press, ask, settled, reload } = walk;

const step = async (name, act) => {
  await act();
  console.log(`ok  ${name}`);
};
/** What has the focus, in words: its role, its name, and whether it can be seen. */
const focused = () =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { name: 'the page' };
    const box = at.getBoundingClientRect();
    const name = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent?.trim() ?? '';
    return { name: name.slice(0, 60), seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight, outline: getComputedStyle(at).outlineStyle };
  });
const open = () => page.locator('dialog[open]').count();

/** Opens something with Enter on a button, goes around in it, and leaves it with Escape. */
async function around(button, { modal = true } = {}) {
  await button.focus();
  const before = await focused();
  await press('Enter');
  if (modal) await page.locator('dialog[open]').waitFor();
  for (let presses = 0; modal && presses < 25; presses++) {
    await press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('dialog[open]')), `the focus left what ${before.name} opened`);
  }
  await press('Escape');
  if (modal) await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  await page.waitForTimeout(100);
  assert.deepEqual((await focused()).name, before.name, `the focus did not come back to ${before.name}`);
}

try {
  await ask('What is a hash table?');
  await settled();

  await step('Tab goes through the whole page, every stop has a name and is in sight, and it ends', async () => {
    // The question has the focus when the page opens; from the first stop on Tab goes around.
    await page.locator('.skip').focus();
    const stops = [];
    for (let presses = 0; presses < 80; presses++) {
      await page.waitForTimeout(20);
      const stop = await focused();
      await press('Tab');
      if (stop.name === 'the page') break;
      assert.ok(stop.name, `a stop without a name after ${stops.at(-1)}`);
      assert.ok(stop.seen, `${stop.name} has the focus out of sight`);
      stops.push(stop.name);
    }
    assert.equal(stops[0], 'Skip to the content');
    assert.ok(stops.length > 15 && stops.length < 80, `${stops.length} stops: ${stops.join(', ')}`);
    const at = (name) => stops.findIndex((stop) => stop.startsWith(name));
    const order = ['Skip', 'Claviger, to the chat', 'Keys', 'Menu of', 'New chat', 'Search', 'Edit', 'Another answer', 'Your question', 'Course', 'Providers'];
    assert.deepEqual([...order].sort((one, other) => at(one) - at(other)), order, stops.join(', '));
    assert.ok(order.every((name) => at(name) >= 0), stops.join(', '));
  });

  await step('the first Tab leads past everything to the question', async () => {
    await reload();
    await page.evaluate(() => document.activeElement.blur());
    await page.locator('.skip').focus();
    await press('Enter');
    assert.equal((await focused()).name, 'Your question');
  });

  await step('every dialog keeps the focus, closes with Escape and gives it back', async () => {
    await around(page.getByRole('button', { name: /^Keys/ }));
    await around(page.locator('.choice-button'));
    await around(page.locator('.menu-button'), { modal: false });
    await around(page.locator('.history-item > button').first(), { modal: false });
  });

  await step('deleting is asked for, and Escape says no', async () => {
    const before = await page.locator('.history-item').count();
    await page.locator('.history-item > button').first().press('Enter');
    await page.locator('.item-menu button').last().press('Enter');
    await page.locator('dialog[open]').waitFor();
    await press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    assert.equal(await page.locator('.history-item').count(), before);
  });

  await step('the list of shortcuts opens with its key, not while somebody writes', async () => {
    await page.locator('#question').focus();
    await press('?');
    assert.equal(await open(), 0);
    await page.locator('#question').fill('');
    await page.locator('.menu-button').focus();
    await press('?');
    await page.locator('dialog[open]').waitFor();
    await press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    assert.match((await focused()).name, /^Menu of/);
  });

  await step('on a narrow page the list of conversations is a dialog that gives the focus back', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await around(page.locator('.side-button'));
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await step('who wants less motion gets none, not even while an answer is written', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await ask('How does quicksort work?');
    await page.locator('.answer[aria-busy=true]').waitFor();
    for (let looks = 0; looks < 5; looks++) {
      const moving = await page.evaluate(() => document.getAnimations().filter(({ playState, effect }) => playState === 'running' && effect.getComputedTiming().activeDuration > 20).map(({ effect }) => effect.target?.className));
      assert.deepEqual(moving, []);
      await page.waitForTimeout(60);
    }
  });
  assert.deepEqual(walk.complaints(), []);
} finally {
  await walk.end();
  await browser.close();
}
