// The WebSocket: tickets, resume, acknowledgements. Needs the package `ws`, which only development has.
import { WebSocketServer } from 'ws';
import { callerOf } from './caller.mjs';
import { answerTo, ask, conversationsOf, messageJson, refusalOf, roomEvent } from './conversations.mjs';
import { jobOf, missed } from './generations.mjs';
import { json } from './http.mjs';
import { newToken } from './state.mjs';

const HEARTBEAT_MS = 10_000;

export const tickets = {
  'POST /api/live/tickets': (call) => {
    const session = callerOf(call);
    if (!session) return;
    const ticket = newToken();
    (call.mock.state.tickets ??= new Map()).set(ticket, session);
    json(call.response, 200, { ticket, expiresIn: 30 });
  },
};

export function acceptSockets(server, mock) {
  mock.sockets = new Set();
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => (offered.has('chat.v1') ? 'chat.v1' : false) });
  server.on('upgrade', (request, connection, head) => {
    const ticket = /ticket\.([\w-]+)/.exec(request.headers['sec-websocket-protocol'] ?? '')?.[1];
    const session = mock.state.tickets?.get(ticket);
    mock.state.tickets?.delete(ticket);
    if (mock.noSockets || request.url !== '/live' || !session) return connection.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, connection, head, (socket) => welcome(socket, mock, session.user));
  });
  /** Breaks all connections, as a network does. */
  mock.cutSockets = () => mock.sockets.forEach((socket) => socket.terminate());
}

function welcome(socket, mock, user) {
  socket.owner = user.id;
  socket.tell = (envelope) => socket.send(JSON.stringify(envelope));
  mock.sockets.add(socket);
  socket.on('close', () => mock.sockets.delete(socket));
  socket.on('message', (frame, isBinary) => heard(socket, mock, user, JSON.parse(frame.toString('utf8')), isBinary));
  socket.tell({ v: 1, type: 'hello', data: { connection: newToken(), heartbeatMs: HEARTBEAT_MS } });
}

function heard(socket, mock, user, { type, id, room, data }, isBinary) {
  const reply = (kind, body) => socket.tell({ v: 1, type: kind, ...(id ? { id } : {}), data: body });
  const conversation = conversationsOf(mock).get(room);
  switch (type) {
    case 'ping':
      return reply('pong', {});
    case 'message_send':
    case 'answer_again': {
      if (data.apiKeys && !isBinary) return reply('error', { code: 'KEYS_IN_TEXT', message: 'Keys come in a binary frame only.' });
      const refusal = refusalOf(data);
      if (refusal) return reply('error', refusal.body);
      if (mock.loseAcks) return void (ask(mock, user, room, data), mock.cutSockets());
      if (type === 'message_send') return reply('ack', ask(mock, user, room, data));
      const question = conversation?.owner === user.id ? conversation.messages.get(data.message) : undefined;
      return question ? reply('ack', { answer: answerTo(mock, conversation, question) }) : reply('error', { code: 'NOT_FOUND', message: 'There is no such message.' });
    }
    case 'resume':
      return resume(socket, mock, user, data);
    default:
  }
}

function resume(socket, mock, user, { rooms = {}, generations = {} }) {
  for (const [id, lastSeq] of Object.entries(rooms)) {
    const conversation = conversationsOf(mock).get(id);
    if (conversation?.owner !== user.id) continue;
    for (const message of conversation.messages.values()) {
      if (message.seq > lastSeq) socket.tell(roomEvent(conversation, 'message_receive', messageJson(conversation, message)));
    }
  }
  for (const [id, offset] of Object.entries(generations)) {
    const job = jobOf(mock, user.id, id);
    if (job) missed(job, offset).forEach((envelope) => socket.tell(envelope));
    else socket.tell({ v: 1, type: 'resync', data: { reason: 'unknown generation' } });
  }
}
