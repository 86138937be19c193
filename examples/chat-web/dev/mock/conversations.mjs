// Conversations as trees of messages, in memory: listing, reading by windows, asking, other answers, branches.
import { callerOf } from './caller.mjs';
import { bodyOf, empty, json, refuse } from './http.mjs';
import { emit, startGeneration } from './generations.mjs';
import { newId } from './state.mjs';

const now = () => new Date().toISOString();

export const conversationsOf = ({ state }) => (state.conversations ??= new Map());

/** The caller's conversation of the path; answers 401 or 404 itself and gives undefined where there is none. */
export function ownConversation(call) {
  const session = callerOf(call);
  if (!session) return undefined;
  const conversation = conversationsOf(call.mock).get(call.params.id);
  if (conversation?.owner === session.user.id) return conversation;
  return void refuse(call.response, 404, 'NOT_FOUND', 'There is no such conversation.');
}

export function addConversation(mock, owner, { id = newId('cnv'), title = '', course } = {}) {
  const at = now();
  const conversation = { id, owner, title, course, createdAt: at, updatedAt: at, messages: new Map(), lastSeq: 0, leaf: undefined };
  conversationsOf(mock).set(id, conversation);
  return conversation;
}

export const conversationJson = ({ owner: _, messages, ...rest }) => ({ ...rest, messages: messages.size });

/** Stores a message behind the others. */
export function addMessage(conversation, message) {
  const stored = { id: newId('msg'), seq: ++conversation.lastSeq, text: '', state: 'complete', createdAt: now(), ...message };
  conversation.messages.set(stored.id, stored);
  conversation.leaf = stored.id;
  conversation.updatedAt = stored.createdAt;
  return stored;
}

const siblingsOf = ({ messages }, { parent, role }) => [...messages.values()].filter((message) => message.parent === parent && message.role === role);

export function messageJson(conversation, message) {
  // A long conversation is a single line: nobody has siblings there.
  const family = conversation.line ? [message] : siblingsOf(conversation, message);
  const at = family.findIndex(({ id }) => id === message.id);
  return { ...message, siblings: { index: at + 1, count: family.length, previous: family[at - 1]?.id, next: family[at + 1]?.id } };
}

function pathTo({ messages }, leaf) {
  const path = [];
  for (let at = messages.get(leaf); at; at = messages.get(at.parent)) path.unshift(at);
  return path;
}

function newestBelow({ messages }, id) {
  const below = [...messages.values()].filter(({ parent }) => parent === id).at(-1);
  return below ? newestBelow({ messages }, below.id) : id;
}

export const roomEvent = (conversation, type, data) => ({ v: 1, type, room: conversation.id, seq: data.seq, ts: now(), data });

/** Stores a question and starts its answer; gives what the first time gave when the same id comes again. */
export function ask(mock, user, conversationId, { id, parent: wanted, text, course }) {
  const conversation = conversationsOf(mock).get(conversationId) ?? addConversation(mock, user.id, { id: conversationId, course });
  const before = conversation.messages.get(id);
  if (before) return { userMessage: messageJson(conversation, before), answer: messageJson(conversation, [...conversation.messages.values()].find((message) => message.parent === id)) };
  const parent = wanted === 'first' ? undefined : (wanted ?? conversation.leaf);
  const isNew = conversation.title === '';
  if (isNew) conversation.title = text.slice(0, 60);
  const question = addMessage(conversation, { id, parent, role: 'user', text });
  const userMessage = messageJson(conversation, question);
  emit(mock, conversation.owner, roomEvent(conversation, 'message_receive', userMessage));
  if (isNew) emit(mock, conversation.owner, roomEvent(conversation, 'conversation_changed', conversationJson(conversation)));
  return { userMessage, answer: answerTo(mock, conversation, question) };
}

export function answerTo(mock, conversation, question) {
  const answer = addMessage(conversation, { parent: question.id, role: 'assistant', state: 'streaming', generation: newId('gen') });
  const told = messageJson(conversation, answer);
  emit(mock, conversation.owner, roomEvent(conversation, 'message_receive', told));
  startGeneration(mock, conversation, question, answer);
  return told;
}

export const conversations = {
  'GET /api/conversations': (call) => {
    const session = callerOf(call);
    if (!session) return;
    const all = [...conversationsOf(call.mock).values()].filter(({ owner }) => owner === session.user.id).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    json(call.response, 200, page(all.map(conversationJson), call.query));
  },

  'POST /api/conversations': async (call) => {
    const session = callerOf(call);
    if (session) json(call.response, 201, conversationJson(addConversation(call.mock, session.user.id, await bodyOf(call.request))));
  },

  'GET /api/conversations/:id': (call) => {
    const conversation = ownConversation(call);
    if (conversation) json(call.response, 200, conversationJson(conversation));
  },

  'PATCH /api/conversations/:id': async (call) => {
    const conversation = ownConversation(call);
    if (!conversation) return;
    const { title, leaf } = await bodyOf(call.request);
    if (title !== undefined) conversation.title = title;
    if (leaf !== undefined) conversation.leaf = newestBelow(conversation, leaf);
    emit(call.mock, conversation.owner, roomEvent(conversation, 'conversation_changed', conversationJson(conversation)));
    json(call.response, 200, conversationJson(conversation));
  },

  'DELETE /api/conversations/:id': (call) => {
    const conversation = ownConversation(call);
    if (!conversation) return;
    conversationsOf(call.mock).delete(conversation.id);
    emit(call.mock, conversation.owner, roomEvent(conversation, 'conversation_deleted', { id: conversation.id }));
    empty(call.response);
  },

  'GET /api/conversations/:id/messages': (call) => {
    const conversation = ownConversation(call);
    if (!conversation) return;
    const { query, response } = call;
    const limit = Number(query.get('limit') ?? 30);
    if (query.has('afterSeq')) {
      const later = [...conversation.messages.values()].filter(({ seq }) => seq > Number(query.get('afterSeq')));
      return json(response, 200, { items: later.map((message) => messageJson(conversation, message)), more: false });
    }
    const path = conversation.line ? [...conversation.messages.values()] : pathTo(conversation, query.get('leaf') ?? conversation.leaf);
    const end = query.has('before') ? path.findIndex(({ id }) => id === query.get('before')) : path.length;
    const start = Math.max(0, end - limit);
    json(response, 200, { items: path.slice(start, end).map((message) => messageJson(conversation, message)), more: start > 0 });
  },

  'POST /api/conversations/:id/messages': async (call) => {
    const session = callerOf(call);
    if (!session) return;
    const body = await bodyOf(call.request);
    const refusal = refusalOf(body);
    if (refusal) return json(call.response, refusal.status, refusal.body);
    json(call.response, 202, ask(call.mock, session.user, call.params.id, body));
  },

  'POST /api/conversations/:id/messages/:message/answers': async (call) => {
    const conversation = ownConversation(call);
    const question = conversation?.messages.get(call.params.message);
    if (question) json(call.response, 202, { answer: answerTo(call.mock, conversation, question) });
    else if (conversation) refuse(call.response, 404, 'NOT_FOUND', 'There is no such message.');
  },
};

/** What a real server would refuse at once; the word for it stands in the question. */
export function refusalOf({ text = '' }) {
  if (/http 429/i.test(text)) return { status: 429, body: { error: 'Too many requests', message: 'You may ask 30 questions in a minute. Please wait a little.', code: 'RATE_LIMITED', retryAfter: 12 } };
  if (/http 400/i.test(text)) return { status: 400, body: { error: 'Bad request', message: 'The question was not sent on.', code: 'INVALID_REQUEST', problems: [{ code: 'DUPLICATE_KEY', field: 'apiKeys.groq', message: 'The same key is given twice.' }] } };
  return undefined;
}

export function page(items, query) {
  const limit = Number(query.get('limit') ?? 30);
  const start = Number(query.get('after') ?? 0);
  const end = start + limit;
  return { items: items.slice(start, end), ...(end < items.length ? { next: String(end) } : {}) };
}
