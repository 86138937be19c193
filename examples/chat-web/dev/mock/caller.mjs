// Who calls: by access token, or by cookie with the proof that the request comes from the page.
import { cookiesOf, refuse } from './http.mjs';

/** The session of the bearer token; answers 401 itself and gives undefined where there is none. */
export function callerOf({ request, response, mock }) {
  const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const session = mock.state.accessTokens.get(token);
  if (!session) refuse(response, 401, 'NOT_SIGNED_IN', 'Please sign in, or show a valid access token.');
  return session;
}

export function adminOf(call) {
  const session = callerOf(call);
  if (session && !session.user.admin) return void refuse(call.response, 403, 'FORBIDDEN', 'This account may not do that.');
  return session;
}

/** The session of the refresh cookie, once the request has shown the token that only the page can read. */
export function sessionOfCookie({ request, response, mock }) {
  const cookies = cookiesOf(request);
  if (!cookies['XSRF-TOKEN'] || request.headers['x-xsrf-token'] !== cookies['XSRF-TOKEN']) {
    return void refuse(response, 403, 'CSRF', 'The request does not come from this page.');
  }
  const session = [...mock.state.sessions.values()].find(({ refresh }) => refresh === cookies.refresh);
  if (!session) refuse(response, 401, 'SESSION_ENDED', 'Your session has ended. Please sign in again.');
  return session;
}

export const userJson = ({ id, username, email, admin, createdAt }) => ({ id, username, email, admin, createdAt });
