// What the mock server knows: people, sessions, tokens by mail. Two people are there from the start; their passwords are made
// up for this stand-in, whose data is gone when it ends.
import { randomBytes } from 'node:crypto';

export const newId = (kind) => `${kind}_${randomBytes(16).toString('hex')}`;
export const newToken = () => randomBytes(32).toString('base64url');

const DAY = 24 * 60 * 60 * 1000;
export const daysAgo = (days) => new Date(Date.now() - days * DAY).toISOString();

/** Seconds an access token is good for: short, so that renewing it is seen. */
export const TOKEN_SECONDS = Number(process.env.MOCK_TOKEN_SECONDS ?? 600);

export function createState() {
  const state = { users: [], sessions: new Map(), accessTokens: new Map(), mailTokens: new Map(), mails: [], setupToken: newToken() };
  addUser(state, { username: 'ada', email: 'ada@example.org', password: 'difference-engine-2', verified: true });
  addUser(state, { username: 'grace', email: 'grace@example.org', password: 'first-compiler-1952', verified: true, admin: true });
  addUser(state, { username: 'linus', email: 'linus@example.org', password: newToken() });
  addUser(state, { username: 'a-name-that-is-as-long-as-names-may-be-on-servers50', email: 'a-rather-long-address@department.university.example.org', password: newToken(), verified: true }).locked = true;
  const ada = state.users[0];
  openSession(state, ada, { client: 'Firefox on Linux', address: '192.0.2.17', lastUsedAt: daysAgo(2) });
  openSession(state, ada, { client: 'Safari on iPhone', address: '2001:db8:4::7', lastUsedAt: daysAgo(9) });
  ada.logins = [
    { at: daysAgo(2), outcome: 'success', address: '192.0.2.17', client: 'Firefox on Linux' },
    { at: daysAgo(3), outcome: 'bad-password', address: '198.51.100.4', client: 'curl' },
    { at: daysAgo(9), outcome: 'success', address: '2001:db8:4::7', client: 'Safari on iPhone' },
  ];
  return state;
}

export function addUser(state, { username, email, password, verified = false, admin = false }) {
  const user = { id: newId('usr'), username, email, password, verified, admin, locked: false, failures: 0, createdAt: daysAgo(40), lastActiveAt: daysAgo(0), logins: [] };
  state.users.push(user);
  return user;
}

export function openSession(state, user, { client = 'Chromium on Linux', address = '127.0.0.1', lastUsedAt } = {}) {
  const now = new Date().toISOString();
  const session = { id: newId('ses'), user, refresh: newToken(), client, address, createdAt: lastUsedAt ?? now, lastUsedAt: lastUsedAt ?? now, expiresAt: daysAgo(-30) };
  state.sessions.set(session.id, session);
  return session;
}

export function endSessions(state, which) {
  for (const session of [...state.sessions.values()].filter(which)) {
    state.sessions.delete(session.id);
    for (const [token, owner] of state.accessTokens) if (owner === session) state.accessTokens.delete(token);
  }
}

export function newAccessToken(state, session) {
  const token = newToken();
  state.accessTokens.set(token, session);
  setTimeout(() => state.accessTokens.delete(token), TOKEN_SECONDS * 1000).unref();
  session.lastUsedAt = new Date().toISOString();
  return token;
}

export function sendMail(state, to, subject, text) {
  state.mails.unshift({ to, subject, text, at: new Date().toISOString() });
}

/** A link that can be used once. */
export function mailToken(state, purpose, user) {
  const token = newToken();
  state.mailTokens.set(token, { purpose, user });
  return token;
}

export function useMailToken(state, purpose, token) {
  const found = state.mailTokens.get(token);
  if (found?.purpose !== purpose) return undefined;
  state.mailTokens.delete(token);
  return found.user;
}
