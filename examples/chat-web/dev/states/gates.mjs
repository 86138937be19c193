// How to reach each state of the pages in front of an account, on a real server.
import { linkTo, register, somebody } from './people.mjs';

const submit = (page) => page.locator('form button[type=submit]').click();
const fill = async (page, values) => {
  for (const [name, value] of Object.entries(values)) await page.locator(`[name=${name}]`).fill(value);
};
const done = (page) => page.locator('.done-mark').waitFor();
const bad = /status of 4\d\d/;

async function forgotten({ request, base }) {
  const person = await register(request, base, somebody('lost'));
  await request.post(`${base}auth/forgot`, { data: { email: person.email } });
  return linkTo(request, base, person.email, 'reset');
}

const unverified = async ({ request, base }) => {
  const person = await register(request, base, somebody('late'), false);
  return { person, token: await linkTo(request, base, person.email, 'verify') };
};

/** `prepare` is done once, before all languages; what it gives goes to `at` and `go`. */
export const GATES = {
  signup: { main: true, at: 'signup' },
  'signup-gaps': { at: 'signup', go: (page) => submit(page) },
  'signup-problems': { main: true, at: 'signup', noise: bad, go: async (page) => {
    await fill(page, { username: 'somebody', email: 'somebody@example.org', password: 'password1' });
    await submit(page);
    await page.locator('.field-problem').waitFor();
  } },
  'signup-done': { at: 'signup', go: async (page) => {
    const { username, email, password } = somebody('new');
    await fill(page, { username, email, password });
    await submit(page);
    await done(page);
  } },
  verify: { main: true, prepare: unverified, at: ({ token }) => `verify#${token}`, go: (page) => page.locator('form').waitFor() },
  'verify-done': { prepare: unverified, at: ({ token }) => `verify#${token}`, once: true, go: async (page) => (await submit(page), done(page)) },
  'verify-used': { at: 'verify#made-up', noise: bad, go: async (page) => (await submit(page), page.locator('.notice.bad').waitFor()) },
  'link-missing': { at: 'reset' },
  signin: { main: true, at: 'signin' },
  'signin-gaps': { at: 'signin', go: (page) => submit(page) },
  'signin-wrong': { main: true, at: 'signin', noise: bad, go: async (page) => {
    await fill(page, { login: `nobody-${Math.random()}`.slice(0, 20), password: 'wrong' });
    await submit(page);
    await page.locator('.form-failure').waitFor();
  } },
  'signin-locked': { at: 'signin', noise: bad, go: async (page) => {
    await fill(page, { login: somebody('locked').username, password: 'wrong' });
    for (let tries = 0; tries < 8 && !(await page.locator('form button[type=submit][aria-disabled=true]').count()); tries++) {
      const answered = page.waitForResponse(/auth\/login/);
      await submit(page);
      await answered;
      await page.locator('.form-failure').waitFor();
      await page.waitForTimeout(50);
    }
  } },
  'signin-unverified': { prepare: unverified, at: 'signin', noise: bad, go: async (page, { person }) => {
    await fill(page, { login: person.username, password: person.password });
    await submit(page);
    await page.locator('[name=email]').waitFor();
  } },
  resend: { at: 'resend' },
  forgot: { at: 'forgot' },
  'forgot-done': { at: 'forgot', go: async (page) => (await fill(page, { email: 'nobody@example.org' }), await submit(page), done(page)) },
  reset: { main: true, prepare: forgotten, at: (token) => `reset#${token}`, go: (page) => page.locator('form').waitFor() },
  'reset-problems': { prepare: forgotten, at: (token) => `reset#${token}`, noise: bad, go: async (page) => (await fill(page, { password: 'password1' }), await submit(page), page.locator('.field-problem').waitFor()) },
  'reset-used': { at: 'reset#made-up', noise: bad, go: async (page) => (await fill(page, { password: somebody('x').password }), await submit(page), page.locator('.notice.bad').waitFor()) },
  unlock: { at: 'unlock#made-up', go: (page) => page.locator('form').waitFor() },
  'unlock-used': { at: 'unlock#made-up', noise: bad, go: async (page) => (await submit(page), page.locator('.notice.bad').waitFor()) },
  'setup-closed': { at: 'setup#made-up', go: done },
  'setup-open': { at: 'setup#made-up', before: (page) => page.route('**/auth/setup', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), open: true } });
  }), go: (page) => page.locator('form').waitFor() },
};
