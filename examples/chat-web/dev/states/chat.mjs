// How to reach each state of the chat on a real server whose providers are the test kit's fakes: words in a key tell them what to do.
const SLOW = `gsk_slow${'0'.repeat(48)}`;
const QUICK = `gsk_${'1'.repeat(52)}`;
const CUT = `gsk_cut${'0'.repeat(49)}`;
const INVALID = `AIza_invalid_${'0'.repeat(26)}`;
const QUOTA = `gsk_quota_${'0'.repeat(46)}`;
const CEREBRAS = `csk-${'0'.repeat(48)}`;
const LONG = Array.from({ length: 90 }, (_, at) => `word${at}`).join(' ');
const MARKDOWN = `## Two pointers\n\nA list with **weight** and a [link](https://example.org/):\n\n1. first\n2. second, with \`code\`\n\n\`\`\`java\nfor (int i = 0; i < n; i++) {\n    sum += values[i]; // a line that is longer than a narrow screen has room for\n}\n\`\`\`\n\n| step | cost |\n| --- | --- |\n| sort | n log n |\n| search | log n |\n\n> Measure before you claim.`;

export const backwards = (text) => [...text].reverse().join('');

export const ask = async (page, text) => {
  await page.locator('#question').fill(text);
  await page.locator('#question').press('Enter');
};
export const settled = (page) => page.locator('.answer[aria-busy="false"] .answer-footer').last().waitFor({ timeout: 30_000 });
const streaming = (page) => page.locator('.answer[aria-busy="true"] .prose').waitFor({ timeout: 30_000 });
const opened = async (page, text) => (await page.locator('.top-actions button').last().click(), page.locator('dialog.drawer[open]').waitFor(), text && page.keyboard.press('Tab'));
// Fields by provider, in the order of the catalogue: gemini, groq, cerebras, openrouter, openai.
const type = async (page, keys) => {
  for (const [at, key] of Object.entries(keys)) await page.locator('fieldset.provider').nth(Number(at)).locator('.key-row input').first().fill(key);
};
export const useKeys = async (page, keys) => {
  await opened(page);
  await type(page, keys);
  await page.keyboard.press('Escape');
  await page.locator('dialog.drawer[open]').waitFor({ state: 'hidden' });
};
export const quick = (page) => useKeys(page, { 1: QUICK });
const trailOpen = async (page) => {
  await page.locator('.trail summary').last().click();
  await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
};
const refused = (status, body) => (route) => route.fulfill({ status, contentType: 'application/json', headers: { 'Retry-After': '42' }, body: JSON.stringify(body) });

/** What guests and users see alike. */
const COMMON = {
  empty: { main: true, go: (page) => page.locator('.order').waitFor() },
  course: { main: true, go: async (page) => (await ask(page, 'What is a binary tree?'), settled(page)) },
  streaming: { go: async (page) => (await useKeys(page, { 1: SLOW }), await ask(page, LONG), streaming(page)) },
  finished: { main: true, go: async (page) => {
    await useKeys(page, { 0: INVALID, 1: QUOTA, 2: CEREBRAS });
    await ask(page, 'Draw pupils lip upward');
    await settled(page);
    await trailOpen(page);
  } },
  markdown: { main: true, go: async (page) => {
    await quick(page);
    await ask(page, backwards(MARKDOWN));
    await settled(page);
    await page.locator('.hljs-keyword').first().waitFor({ state: 'attached' });
  } },
  failed: { main: true, go: async (page) => (await useKeys(page, { 0: INVALID, 1: QUOTA }), await ask(page, 'Is anybody there?'), page.locator('.failure').waitFor()) },
  stopped: { go: async (page) => {
    await useKeys(page, { 1: SLOW });
    await ask(page, LONG);
    await streaming(page);
    await page.keyboard.press('Escape');
    await page.locator('.stopped').waitFor();
  } },
  cut: { go: async (page) => (await useKeys(page, { 1: CUT }), await ask(page, LONG), page.locator('.failure').waitFor({ timeout: 30_000 })) },
  keyless: { go: async (page) => (await ask(page, 'What is love?'), page.locator('.failure').waitFor()) },
  'too-long': { go: (page) => page.locator('#question').fill('x'.repeat(10_007)) },
};

export const GUEST = {
  ...Object.fromEntries(Object.entries(COMMON).map(([name, state]) => [`guest-${name}`, { at: '', noise: name === 'keyless' ? /status of 400/ : undefined, ...state }])),
  'guest-limited': { at: '', noise: /status of 429/, go: async (page) => {
    await page.route('**/api/chat/stream', refused(429, { error: 'Too Many Requests', message: 'Too many questions.', code: 'RATE_LIMITED', retryAfter: 42 }));
    await ask(page, 'One more?');
    await page.locator('.failure').waitFor();
  } },
  'guest-unreachable': { at: '', noise: /ERR_/, go: async (page) => {
    await page.route('**/api/chat/stream', (route) => route.abort('connectionrefused'));
    await ask(page, 'Anybody?');
    await page.locator('.failure').waitFor();
  } },
  'keys-empty': { main: true, at: '', go: (page) => opened(page) },
  'keys-filled': { at: '', go: async (page) => (await opened(page), type(page, { 0: INVALID, 1: QUICK, 2: CEREBRAS })) },
  'keys-wrong': { main: true, at: '', go: async (page) => {
    await opened(page);
    await type(page, { 0: 'AIza short', 1: CEREBRAS, 2: 'csk-short', 3: `sk-ant-${'a'.repeat(40)}`, 4: 'x'.repeat(40) });
    await page.keyboard.press('Tab');
  } },
  'keys-remembered': { at: '', go: async (page) => {
    await opened(page);
    await type(page, { 1: QUICK });
    await page.locator('.remember input').check();
    await page.waitForFunction(() => localStorage.length > 0);
    await page.locator('.remember').scrollIntoViewIfNeeded();
  }, after: (page) => page.locator('.remember button.danger').click() },
  menu: { main: true, at: '', go: (page) => page.locator('.menu-button').click() },
  shortcuts: { main: true, at: 'signin', go: async (page) => (await page.locator('form').waitFor(), await page.locator('h1').click(), await page.keyboard.press('?'), page.locator('dialog[open]').waitFor()) },
  'not-found': { at: 'nowhere' },
  'no-server': { at: '', noise: /ERR_|status of 5/, before: (page) => page.route('**/api/chat/providers', (route) => route.abort('connectionrefused')), go: (page) => page.locator('.failure').waitFor() },
};

const line = (fulfil) => ({
  at: '', noise: /ERR_|status of 401/,
  before: (page) => page.route('**/api/live/tickets', fulfil),
  go: (page) => page.locator('.line-note:not(:empty)').waitFor({ timeout: 20_000 }),
});

export const KEPT = {
  ...Object.fromEntries(Object.entries(COMMON).filter(([name]) => name !== 'empty').map(([name, state]) => [`kept-${name}`, { at: '', ...state, main: name === 'finished', noise: name === 'keyless' ? /status of 400/ : undefined }])),
  'kept-branches': { main: true, at: '', go: async (page) => {
    await ask(page, 'What is a hash table?');
    await settled(page);
    await page.locator('[data-edit]').click();
    await page.locator('.question-editor textarea').fill('What is a binary tree?');
    await page.keyboard.press('Enter');
    await page.locator('.branches').first().waitFor();
    await settled(page);
  } },
  'kept-editing': { at: '', go: async (page) => (await ask(page, 'What is a hash table?'), await settled(page), page.locator('[data-edit]').click()) },
  'kept-interrupted': { at: '', go: async (page) => {
    await ask(page, 'What is a hash table?');
    await settled(page);
    await page.waitForURL(/\/c\/./);
    // Only a crash of the server makes one; the answer to this page says that there was one.
    await page.route('**/api/conversations/*/messages?*', async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      Object.assign(body.items.at(-1), { state: 'interrupted', text: body.items.at(-1).text.slice(0, 120) });
      await route.fulfill({ response: answer, json: body });
    });
    await page.reload();
    await page.locator('.stopped').waitFor();
  } },
  'kept-refused': { at: '', go: async (page) => {
    // The fifth answer at once is one too many.
    await useKeys(page, { 1: SLOW });
    await page.route('**/api/live/tickets', (route) => route.abort());
    await page.route('**/api/conversations/*/messages', (route) => (route.request().method() === 'POST' ? refused(429, { error: 'Too Many Requests', message: 'Too many answers are being written.', code: 'TOO_MANY_ANSWERS' })(route) : route.continue()));
    await page.reload();
    await ask(page, 'And this one?');
    await page.locator('.failure').waitFor({ timeout: 20_000 });
  }, noise: /ERR_|status of 429/ },
  'kept-choice': { main: true, at: '', go: async (page) => {
    await quick(page);
    await page.locator('.choice-button').click();
    await page.locator('.choice-list').waitFor();
    await page.locator('.choice-list input[type=checkbox]').nth(3).click();
    await page.locator('.choice-model input').first().fill('gemini-2.5-pro');
  }, after: (page) => page.evaluate(() => localStorage.removeItem('claviger.choice')) },
  'kept-menu': { at: '', go: (page) => page.locator('.menu-button').click() },
  'kept-missing': { main: true, at: 'c/cnv_00000000000000000000000000000000', noise: /status of 404/, go: (page) => page.locator('.page h1').waitFor() },
  'line-connecting': line(() => undefined),
  'line-fallback': { ...line((route) => route.abort('connectionrefused')), main: true },
  'line-ended': line(refused(401, { error: 'Unauthorized', message: 'Nobody is signed in.', code: 'NOT_SIGNED_IN' })),
};
