// Signing up, in and out, as the contract says.
import { sessionOfCookie, userJson } from './caller.mjs';
import { bodyOf, cookiesOf, empty, json, refuse } from './http.mjs';
import { addUser, endSessions, mailToken, newAccessToken, newToken, openSession, sendMail, TOKEN_SECONDS, useMailToken } from './state.mjs';

const SENT = { message: 'If this address can be used, a mail is on its way to it.' };
const LOCK_AFTER = 5;

const byName = (state, login) => state.users.find(({ username, email }) => [username, email].includes(String(login).trim().toLowerCase()));
const cookie = (value) => `refresh=${value}; HttpOnly; SameSite=Strict; Path=/`;
const xsrfCookie = () => `XSRF-TOKEN=${newToken()}; SameSite=Strict; Path=/`;
const originOf = (request) => `http://${request.headers.host}`;

function signedIn({ response, mock }, session) {
  session.refresh = newToken();
  const body = { accessToken: newAccessToken(mock.state, session), tokenType: 'Bearer', expiresIn: TOKEN_SECONDS, user: userJson(session.user) };
  json(response, 200, body, { 'Set-Cookie': cookie(session.refresh) });
}

function passwordProblem(password) {
  const field = 'password';
  if (String(password).length < 8) return { code: 'password_short', field, message: `A password has at least 8 characters; found ${String(password).length}.` };
  if (!/\p{L}/u.test(password) || !/\d/.test(password)) return { code: 'password_letters_digits', field, message: 'A password has letters and digits.' };
  if (/^password/i.test(password)) return { code: 'password_common', field, message: 'This password is one of those that are tried first. Choose another.' };
  return undefined;
}

export function formProblems({ username, email, password }) {
  return [
    username !== undefined && !/^[A-Za-z0-9_.-]{3,50}$/.test(username) && { code: 'username_form', field: 'username', message: 'A user name has 3 to 50 letters, digits, dots, hyphens or underscores (A to Z only).' },
    email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) && { code: 'email_form', field: 'email', message: 'This is not the form of an e-mail address, such as ada@example.org.' },
    password !== undefined && passwordProblem(password),
  ].filter(Boolean);
}

const refuseForm = (response, problems) => refuse(response, 400, 'INVALID_REQUEST', problems[0].message, { problems });

export const auth = {
  'GET /auth/csrf': ({ response }) => empty(response, 204, { 'Set-Cookie': xsrfCookie() }),

  'POST /auth/register': async ({ request, response, mock: { state } }) => {
    const form = await bodyOf(request);
    const problems = formProblems(form);
    if (problems.length > 0) return refuseForm(response, problems);
    if (!byName(state, form.username) && !byName(state, form.email)) {
      const user = addUser(state, form);
      sendMail(state, user.email, 'Confirm your address', `${originOf(request)}/verify#${mailToken(state, 'verify', user)}`);
    }
    json(response, 202, SENT);
  },

  'POST /auth/verify': async ({ request, response, mock: { state } }) => {
    const user = useMailToken(state, 'verify', (await bodyOf(request)).token);
    if (!user) return refuse(response, 400, 'TOKEN_INVALID', 'This link has been used or is too old.');
    user.verified = true;
    empty(response);
  },

  'POST /auth/resend': async ({ request, response, mock: { state } }) => {
    const user = byName(state, (await bodyOf(request)).email);
    if (user && !user.verified) sendMail(state, user.email, 'Confirm your address', `${originOf(request)}/verify#${mailToken(state, 'verify', user)}`);
    json(response, 202, SENT);
  },

  'POST /auth/login': async (call) => {
    const { request, response, mock: { state } } = call;
    const { login, password } = await bodyOf(request);
    const user = byName(state, login);
    if (user?.failures >= LOCK_AFTER) return refuse(response, 429, 'LOCKED_FOR_NOW', 'Too many wrong passwords. Please wait a little.', { retryAfter: 30 });
    const outcome = !user || user.password !== password ? 'bad-password' : user.verified ? 'success' : 'unverified';
    user?.logins.unshift({ at: new Date().toISOString(), outcome, address: '127.0.0.1', client: 'Chromium on Linux' });
    if (outcome === 'bad-password') {
      if (user && ++user.failures === LOCK_AFTER) sendMail(state, user.email, 'Unlock your account', `${originOf(request)}/unlock#${mailToken(state, 'unlock', user)}`);
      return refuse(response, 401, 'BAD_CREDENTIALS', 'The name or the password is wrong.');
    }
    if (user.locked) return refuse(response, 403, 'ACCOUNT_LOCKED', 'An administrator has locked this account.');
    if (outcome === 'unverified') return refuse(response, 403, 'EMAIL_NOT_VERIFIED', 'Please confirm your e-mail address first.');
    user.failures = 0;
    signedIn(call, openSession(state, user));
  },

  'POST /auth/refresh': (call) => {
    const session = sessionOfCookie(call);
    if (session) signedIn(call, session);
  },

  'POST /auth/logout': (call) => {
    const { request, response, mock: { state } } = call;
    const { refresh } = cookiesOf(request);
    endSessions(state, (session) => session.refresh === refresh);
    empty(response, 204, { 'Clear-Site-Data': '"cache"' });
  },

  'POST /auth/forgot': async ({ request, response, mock: { state } }) => {
    const user = byName(state, (await bodyOf(request)).email);
    if (user) sendMail(state, user.email, 'Choose a new password', `${originOf(request)}/reset#${mailToken(state, 'reset', user)}`);
    json(response, 202, SENT);
  },

  'POST /auth/reset': async ({ request, response, mock: { state } }) => {
    const { token, password } = await bodyOf(request);
    const problems = formProblems({ password });
    if (problems.length > 0) return refuseForm(response, problems);
    const user = useMailToken(state, 'reset', token);
    if (!user) return refuse(response, 400, 'TOKEN_INVALID', 'This link has been used or is too old.');
    Object.assign(user, { password, failures: 0 });
    endSessions(state, (session) => session.user === user);
    empty(response);
  },

  'POST /auth/unlock': async ({ request, response, mock: { state } }) => {
    const user = useMailToken(state, 'unlock', (await bodyOf(request)).token);
    if (!user) return refuse(response, 400, 'TOKEN_INVALID', 'This link has been used or is too old.');
    user.failures = 0;
    empty(response);
  },

  'GET /auth/setup': ({ response, mock: { state } }) => json(response, 200, { open: state.setupToken !== undefined, guests: true, password: { shortest: 8, lettersAndDigits: true } }),

  'POST /auth/setup': async ({ request, response, mock: { state } }) => {
    const form = await bodyOf(request);
    if (!state.setupToken || form.token !== state.setupToken) return refuse(response, 400, 'TOKEN_INVALID', 'This link has been used or is too old.');
    const problems = formProblems(form);
    if (problems.length > 0) return refuseForm(response, problems);
    addUser(state, { ...form, admin: true, verified: true });
    state.setupToken = undefined;
    json(response, 201, {});
  },

  'GET /outbox/mails': ({ response, mock: { state } }) => json(response, 200, { items: state.mails }),
};
