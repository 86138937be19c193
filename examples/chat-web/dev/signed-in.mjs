// A page of somebody who has signed in, without walking through the sign-in page.
export const ADA = { login: 'ada', password: 'difference-engine-2' };

export async function signIn(context, base, { login, password } = ADA) {
  const answer = await context.request.post(`${base}auth/login`, { data: { login, password } });
  if (!answer.ok()) throw new Error(`Signing in: ${answer.status()}`);
  await context.addInitScript(() => location.protocol.startsWith('http') && localStorage.setItem('claviger.signed-in', '1'));
  return answer.json();
}
