// People on a real server: they register and prove their address as everybody does, and then a page of theirs is signed in.
const PASSWORD = 'walked in here 4711';
const fresh = () => Math.random().toString(36).slice(2, 10);

/** A name that nobody has, and its address and password. */
export function somebody(kind) {
  const name = `${kind}-${fresh()}`;
  return { username: name, email: `${name}@example.org`, password: PASSWORD };
}

/** The secret of the newest link of this purpose in the mails to an address. */
export async function linkTo(request, base, email, purpose) {
  for (let tries = 0; tries < 75; tries++) {
    const { items } = await (await request.get(`${base}outbox/mails`)).json();
    const found = items.filter(({ to }) => to === email).flatMap(({ text }) => new RegExp(`/${purpose}#(\\S+)`).exec(text)?.[1] ?? []);
    if (found.length > 0) return found[0];
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No mail with a link to /${purpose} came.`);
}

async function post(request, address, data) {
  const answer = await request.post(address, { data });
  if (!answer.ok()) throw new Error(`${address}: ${answer.status()} ${await answer.text()}`);
  return answer;
}

export async function register(request, base, person, verified = true) {
  await post(request, `${base}auth/register`, { username: person.username, email: person.email, password: person.password });
  if (verified) await post(request, `${base}auth/verify`, { token: await linkTo(request, base, person.email, 'verify') });
  return person;
}

/** Signs the context in, past the form. */
export async function enter(context, base, { username, password }) {
  await post(context.request, `${base}auth/login`, { login: username, password });
  await context.addInitScript(() => location.protocol.startsWith('http') && localStorage.setItem('claviger.signed-in', '1'));
}

/** The first administrator: the one that ADMIN=name:password names, or whom the link of SETUP=… makes; undefined where neither is given. */
export async function administrator(request, base) {
  const { ADMIN, SETUP } = process.env;
  if (ADMIN) return { username: ADMIN.split(':')[0], password: ADMIN.slice(ADMIN.indexOf(':') + 1) };
  if (!SETUP) return undefined;
  const person = somebody('admin');
  await post(request, `${base}auth/setup`, { token: SETUP.replace(/^.*#/, ''), username: person.username, email: person.email, password: person.password });
  return person;
}
