// One's own account: password, sessions, sign-ins, everything deleted.
import { callerOf, userJson } from './caller.mjs';
import { bodyOf, empty, json, refuse } from './http.mjs';
import { formProblems } from './auth.mjs';
import { endSessions, sendMail } from './state.mjs';

/** A page of a list: `?limit=` items after `?after=`. */
export function page(items, query) {
  const start = Number(query.get('after') ?? 0);
  const end = start + Math.min(Number(query.get('limit') ?? 30), 100);
  return { items: items.slice(start, end), ...(end < items.length && { next: String(end) }) };
}

/** Runs with the caller's session; without one the answer is 401 already. */
const asMember = (handle) => async (call) => {
  const session = callerOf(call);
  if (session) await handle(call, session);
};

const wrongPassword = (response) => refuse(response, 403, 'BAD_CREDENTIALS', 'The password is wrong.');

export const account = {
  'GET /api/account': asMember(({ response }, { user }) => json(response, 200, { ...userJson(user), lastActiveAt: user.lastActiveAt })),

  'DELETE /api/account': asMember(async ({ request, response, mock: { state } }, { user }) => {
    if ((await bodyOf(request)).password !== user.password) return wrongPassword(response);
    endSessions(state, (session) => session.user === user);
    state.users.splice(state.users.indexOf(user), 1);
    empty(response);
  }),

  'PUT /api/account/password': asMember(async ({ request, response, mock: { state } }, own) => {
    const { current, password, endOtherSessions } = await bodyOf(request);
    if (current !== own.user.password) return wrongPassword(response);
    const problems = formProblems({ password });
    if (problems.length > 0) return refuse(response, 400, 'INVALID_REQUEST', problems[0].message, { problems });
    own.user.password = password;
    if (endOtherSessions) endSessions(state, (session) => session.user === own.user && session !== own);
    sendMail(state, own.user.email, 'Your password was changed', 'If this was not you, choose a new one at once.');
    empty(response);
  }),

  'GET /api/account/sessions': asMember(({ response, mock: { state } }, own) => {
    const mine = [...state.sessions.values()].filter(({ user }) => user === own.user);
    json(response, 200, { items: mine.map(({ user, refresh, ...session }) => ({ ...session, current: session.id === own.id })) });
  }),

  'DELETE /api/account/sessions/:id': asMember(({ response, params, mock: { state } }, own) => {
    endSessions(state, (session) => session.user === own.user && session.id === params.id);
    empty(response);
  }),

  'DELETE /api/account/sessions': asMember(({ response, mock: { state } }, own) => {
    endSessions(state, (session) => session.user === own.user && session !== own);
    empty(response);
  }),

  'GET /api/account/logins': asMember(({ response, query }, { user }) => json(response, 200, page(user.logins, query))),

};
