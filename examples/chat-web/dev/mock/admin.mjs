// What administrators can do.
import { page } from './account.mjs';
import { adminOf, userJson } from './caller.mjs';
import { bodyOf, empty, json, refuse } from './http.mjs';
import { endSessions } from './state.mjs';

const asAdmin = (handle) => async (call) => {
  if (adminOf(call)) await handle(call);
};

const withUser = (handle) =>
  asAdmin(async (call) => {
    const user = call.mock.state.users.find(({ id }) => id === call.params.id);
    if (!user) return refuse(call.response, 404, 'NOT_FOUND', 'There is no such user.');
    await handle(call, user);
    empty(call.response);
  });

const line = (seq, action, outcome) => ({ seq, at: `2026-11-20T10:00:0${seq}.000Z`, actor: 'usr_1', action, outcome, address: '127.0.0.1' });
const LOG = [line(2, 'session.opened', 'success'), line(1, 'sign-in.bad-password', 'refused')];

export const admin = {
  'GET /api/admin/audit': asAdmin(({ response }) => json(response, 200, { items: LOG })),
  'GET /api/admin/audit/verification': asAdmin(({ response }) => json(response, 200, { intact: true, entries: 2 })),
  'GET /api/admin/users': asAdmin(({ response, query, mock: { state } }) => {
    const wanted = (query.get('q') ?? '').toLowerCase();
    const found = state.users.filter(({ username, email }) => `${username} ${email}`.toLowerCase().includes(wanted));
    json(response, 200, page(found.map((user) => ({ ...userJson(user), verified: user.verified, locked: user.locked, lastActiveAt: user.lastActiveAt })), query));
  }),
  'POST /api/admin/users/:id/lock': withUser(({ mock: { state } }, user) => {
    user.locked = true;
    endSessions(state, (session) => session.user === user);
  }),
  'POST /api/admin/users/:id/unlock': withUser((_, user) => void (user.locked = false)),
  'DELETE /api/admin/users/:id/sessions': withUser(({ mock: { state } }, user) => endSessions(state, (session) => session.user === user)),
  'PUT /api/admin/users/:id/admin': withUser(async ({ request }, user) => void (user.admin = (await bodyOf(request)).admin)),
};
