// A stand-in for the chat server, for working on the page without Java. It follows the contract; what it says depends on words
// in the question, see mock/answers.mjs. Everything it knows is in memory.
//   node dev/mock-server.mjs [port]      MOCK_SPEED=5 is five times as fast
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { account } from './mock/account.mjs';
import { admin } from './mock/admin.mjs';
import { auth } from './mock/auth.mjs';
import { chat } from './mock/chat.mjs';
import { conversations } from './mock/conversations.mjs';
import { generations } from './mock/generations.mjs';
import { serveFile } from './mock/files.mjs';
import { refuse, router } from './mock/http.mjs';
import { acceptSockets, tickets } from './mock/live.mjs';
import { addSamples } from './mock/samples.mjs';
import { search } from './mock/search.mjs';
import { createState } from './mock/state.mjs';
import { usage } from './mock/usage.mjs';

const SERVER_PATHS = /^\/(api|auth|live|outbox|v1)(\/|$)/;

export function startMockServer({ port = 8080, speed = Number(process.env.MOCK_SPEED ?? 1) } = {}) {
  const mock = { speed, state: createState() };
  const route = router({ ...auth, ...account, ...admin, ...usage, ...chat, ...search, ...conversations, ...generations, ...tickets });
  const server = createServer(async (request, response) => {
    if (await route(request, response, mock)) return;
    const { pathname } = new URL(request.url, 'http://localhost');
    if (SERVER_PATHS.test(pathname)) return refuse(response, 404, 'NOT_FOUND', 'There is nothing at this address.');
    serveFile(pathname, response);
  });
  acceptSockets(server, mock);
  addSamples(mock, mock.state.users[0]);
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(Object.assign(server, { mock }))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[2] ?? 8080);
  await startMockServer({ port });
  console.log(`Mock chat server on http://localhost:${port} (also serves dist/ once built)`);
}
