// What every part of the mock server needs: reading bodies, answering, and finding the route.

export function json(response, status, body, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers }).end(body === undefined ? '' : JSON.stringify(body));
}

export const empty = (response, status = 204, headers = {}) => response.writeHead(status, headers).end();

/** An `ErrorBody`. */
export const refuse = (response, status, code, message, more = {}) => json(response, status, { error: code, message, code, ...more });

export async function bodyOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const text = Buffer.concat(pieces).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}

export const cookiesOf = (request) => Object.fromEntries((request.headers.cookie ?? '').split('; ').map((pair) => pair.split(/=(.*)/s).slice(0, 2)));

/** `{'GET /api/things/:id': handler}` as a function that calls the right handler with what it needs, or gives false. */
export function router(table) {
  const routes = Object.entries(table).map(([route, handler]) => {
    const [method, path] = route.split(' ');
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
    return { method, pattern, handler };
  });
  return async (request, response, mock) => {
    const url = new URL(request.url, 'http://localhost');
    for (const { method, pattern, handler } of routes) {
      const found = request.method === method && pattern.exec(url.pathname);
      if (!found) continue;
      await handler({ request, response, mock, query: url.searchParams, params: found.groups ?? {} });
      return true;
    }
    return false;
  };
}
