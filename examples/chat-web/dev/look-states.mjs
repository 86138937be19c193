// How to reach each state of the pages around the chat. `as` is who has signed in.
const ADA = { login: 'ada', password: 'difference-engine-2' };
const GRACE = { login: 'grace', password: 'first-compiler-1952' };

export async function signIn(page, base, { login, password }) {
  await page.goto(`${base}signin`);
  await page.locator('[name=login]').fill(login);
  await page.locator('[name=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('#question').waitFor();
}

const submit = (page) => page.locator('form button[type=submit]').click();
const linkIn = (mock, purpose) => [...mock.state.mailTokens].find(([, token]) => token.purpose === purpose)?.[0] ?? 'made-up';
const token = (purpose) => (mock) => `${purpose}#${linkIn(mock, purpose)}`;

export const STATES = {
  menu: { at: '', go: (page) => page.locator('.menu-button').click() },
  guest: { at: '', go: (page) => page.locator('.guest-note').waitFor() },
  'signup-gaps': { at: 'signup', go: submit },
  shortcuts: { at: 'signin', go: (page) => page.keyboard.press('?') },
  lost: { at: 'nowhere' },
  signin: { at: 'signin' },
  'signin-empty': { at: 'signin', go: submit },
  'signin-wrong': { at: 'signin', errors: true, go: async (page) => {
    await page.locator('[name=login]').fill('nobody');
    await page.locator('[name=password]').fill('wrong');
    await submit(page);
    await page.locator('.form-failure').waitFor();
  } },
  'signin-unverified': { at: 'signin', errors: true, go: async (page, { mock }) => {
    const linus = mock.state.users.find(({ username }) => username === 'linus');
    await page.locator('[name=login]').fill('linus');
    await page.locator('[name=password]').fill(linus.password);
    await submit(page);
    await page.locator('[name=email]').waitFor();
  } },
  signup: { at: 'signup' },
  'signup-problems': { at: 'signup', errors: true, go: async (page) => {
    await page.locator('[name=username]').fill('somebody');
    await page.locator('[name=email]').fill('somebody@example.org');
    await page.locator('[name=password]').fill('password1');
    await submit(page);
    await page.locator('.field-problem').first().waitFor();
  } },
  'signup-sent': { at: 'signup', go: async (page) => {
    await page.locator('[name=username]').fill(`new-${Math.random().toString(36).slice(2)}`);
    await page.locator('[name=email]').fill(`${Math.random().toString(36).slice(2)}@example.org`);
    await page.locator('[name=password]').fill('a-good-one-42');
    await submit(page);
    await page.locator('.done-mark').waitFor();
  } },
  verify: { at: token('verify') },
  'verify-invalid': { at: () => 'verify#made-up', errors: true, go: async (page) => (await submit(page), page.locator('.notice.bad').waitFor()) },
  'link-missing': { at: 'reset' },
  forgot: { at: 'forgot' },
  'forgot-done': { at: 'forgot', go: async (page) => {
    await page.locator('[name=email]').fill('ada@example.org');
    await submit(page);
    await page.locator('.done-mark').waitFor();
  } },
  reset: { at: token('reset') },
  unlock: { at: () => 'unlock#made-up' },
  setup: { at: (mock) => `setup#${mock.state.setupToken}` },
  'menu-user': { as: ADA, at: '', go: (page) => page.locator('.menu-button').click() },
  account: { as: ADA, at: 'account', go: (page) => page.locator('.facts').waitFor() },
  'account-delete': { as: ADA, at: 'account', go: async (page) => {
    await page.locator('.outline-button.danger').click();
    await page.locator('dialog[open]').waitFor();
  } },
  devices: { as: ADA, at: 'account/devices', go: (page) => page.locator('.sessions li, .table').nth(1).waitFor() },
  users: { as: GRACE, at: 'admin/users', go: (page) => page.locator('.users').waitFor() },
  'users-lock': { as: GRACE, at: 'admin/users', go: async (page) => {
    await page.locator('.users .actions button').nth(2).click();
    await page.locator('dialog[open]').waitFor();
  } },
  usage: { as: ADA, at: 'usage', go: (page) => page.locator('.chart').first().waitFor() },
  'usage-none': { as: GRACE, at: 'usage', go: (page) => page.locator('.page p').last().waitFor() },
  'users-not-allowed': { as: ADA, at: 'admin/users', go: (page) => page.locator('h1').waitFor() },
};
