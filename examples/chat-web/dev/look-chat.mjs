// How to reach each state of the chat, a guest's and that of somebody who has signed in, in any language of the page.
import { addLong } from './mock/samples.mjs';

const ADA = { login: 'ada', password: 'difference-engine-2' };
const SORT = 'How does quicksort work? Please show it in Java.';

const ask = async (page, text) => {
  await page.locator('#question').fill(text);
  await page.locator('#question').press('Enter');
};
const settled = (page) => page.locator('.answer[aria-busy="false"]').last().waitFor();
const answered = async (page) => {
  await page.locator('.answer-footer .trail').last().waitFor({ timeout: 20_000 });
  await page.waitForTimeout(400);
};
const side = async (page) => {
  if (await page.locator('.side-button').isVisible()) await page.locator('.side-button').click();
};
const keys = (page) => page.locator('.top-actions button').last().click();

export const CHAT_STATES = {
  'chat-empty': { at: '', go: (page) => page.locator('.order').waitFor() },
  'chat-status': { at: '', go: async (page) => (await ask(page, SORT), page.locator('.status').waitFor()) },
  'chat-streaming': { at: '', go: async (page) => (await ask(page, SORT), page.locator('.code-block').waitFor()) },
  'chat-course': { at: '', go: async (page) => (await page.locator('.examples button').first().click(), settled(page)) },
  'chat-answer': { at: '', go: async (page) => {
    await ask(page, SORT);
    await answered(page);
    await page.locator('.hljs-keyword').first().waitFor({ state: 'attached' });
    await page.locator('.trail summary').click();
    await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
    await page.waitForTimeout(300);
  } },
  'chat-failed': { at: '', go: async (page) => (await ask(page, 'fail, please'), await settled(page), page.locator('.trail summary').click()) },
  'chat-cut': { at: '', errors: true, go: async (page) => (await ask(page, 'cut, please'), settled(page)) },
  'chat-limited': { at: '', errors: true, go: async (page) => {
    await ask(page, 'What is a hash table?');
    await settled(page);
    await ask(page, 'http 429');
    await page.locator('.failure').waitFor();
    await page.locator('#question').fill('x'.repeat(10_007));
  } },
  'chat-hostile': { at: '', go: async (page) => (await ask(page, 'html, please'), settled(page)) },
  'chat-drawer': { at: '', go: async (page) => {
    await keys(page);
    const field = page.locator('.key-row input');
    await field.nth(0).fill(`gsk_${'a'.repeat(52)}`);
    await field.nth(2).fill(`csk-${'b'.repeat(48)}`);
    await field.nth(3).fill('sk-or-v1-short');
    await page.keyboard.press('Tab');
    await page.waitForTimeout(300);
  } },

  'kept-empty': { as: ADA, at: '', go: (page) => page.locator('.order').waitFor() },
  'kept-answer': { as: ADA, at: '', go: async (page) => (await ask(page, SORT), answered(page)) },
  'kept-list': { as: ADA, at: '', go: async (page) => {
    await side(page);
    await page.locator('.history-item > button').nth(1).click();
    await page.locator('.item-menu').waitFor();
  } },
  'kept-search': { as: ADA, at: '', go: async (page) => {
    await side(page);
    await page.locator('.history-search input').fill('search');
    await page.locator('.snippet mark').first().waitFor();
  } },
  'kept-rename': { as: ADA, at: '', go: async (page) => {
    await side(page);
    await page.locator('.history-item > button').nth(1).click();
    await page.locator('.item-menu button').first().click();
  } },
  'kept-delete': { as: ADA, at: '', go: async (page) => {
    await side(page);
    await page.locator('.history-item > button').nth(1).click();
    await page.locator('.item-menu button').last().click();
    await page.locator('dialog[open] .danger').waitFor();
  } },
  'kept-branches': { as: ADA, at: '', go: async (page) => {
    await ask(page, 'What is a hash table?');
    await settled(page);
    await page.locator('[data-edit]').click();
    await page.locator('.question-editor textarea').fill('What is a binary tree?');
    await page.keyboard.press('Enter');
    await page.locator('.branches').waitFor();
    await settled(page);
  } },
  'kept-editing': { as: ADA, at: '', go: async (page) => {
    await ask(page, 'What is a hash table?');
    await settled(page);
    await page.locator('[data-edit]').click();
  } },
  'kept-stopped': { as: ADA, at: '', go: async (page) => {
    await ask(page, 'long 9');
    await page.locator('.code-block').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.stopped').waitFor();
  } },
  'kept-interrupted': { as: ADA, at: '', go: async (page) => (await ask(page, 'cut, please'), page.locator('.stopped').waitFor()) },
  'kept-failed': { as: ADA, at: '', go: async (page) => (await ask(page, 'fail, please'), page.locator('.failure').waitFor()) },
  'kept-refused': { as: ADA, at: '', go: async (page) => (await ask(page, 'http 400'), page.locator('.failure').waitFor()) },
  'kept-choice': { as: ADA, at: '', go: async (page) => {
    await page.locator('.choice-button').click();
    await page.locator('.choice-list').waitFor();
    await page.locator('.choice-list input[type=checkbox]').nth(1).click();
    await page.locator('.choice-model input').first().fill('gemini-2.5-pro');
  } },
  'kept-long': { as: ADA, at: (mock) => `c/${addLong(mock, mock.state.users[0], 400).id}`, go: async (page) => {
    await page.locator('.row').first().waitFor();
    await page.waitForTimeout(200);
    await page.locator('main').evaluate((main) => main.scrollBy(0, -3000));
    await page.locator('.to-bottom').waitFor();
  } },
  'kept-missing': { as: ADA, at: 'c/cnv_00000000000000000000000000000000', errors: true, go: (page) => page.locator('.page h1').waitFor() },
};
