// Searching, exporting and importing conversations.
import { callerOf } from './caller.mjs';
import { addConversation, conversationJson, conversationsOf, ownConversation, page } from './conversations.mjs';
import { bodyOf, json } from './http.mjs';

const AROUND = 60;

function snippet(text, at, length) {
  const start = Math.max(0, at - AROUND);
  const end = Math.min(text.length, at + length + AROUND);
  return `${start > 0 ? '…' : ''}${text.slice(start, at)}\ue000${text.slice(at, at + length)}\ue001${text.slice(at + length, end)}${end < text.length ? '…' : ''}`;
}

const ownOf = (mock, session) => [...conversationsOf(mock).values()].filter(({ owner }) => owner === session.user.id);

const exported = (conversation) => ({ ...conversationJson(conversation), messages: [...conversation.messages.values()].map(({ generation: _, ...message }) => message) });

export const search = {
  'GET /api/search': (call) => {
    const session = callerOf(call);
    if (!session) return;
    const wanted = (call.query.get('q') ?? '').trim().toLowerCase();
    const hits = ownOf(call.mock, session).flatMap((conversation) =>
      [...conversation.messages.values()].flatMap((message) => {
        const at = wanted === '' ? -1 : message.text.toLowerCase().indexOf(wanted);
        if (at < 0) return [];
        const { id, role, createdAt } = message;
        return [{ conversation: { id: conversation.id, title: conversation.title }, message: { id, role, createdAt }, snippet: snippet(message.text, at, wanted.length), score: 1 }];
      }),
    );
    json(call.response, 200, page(hits.reverse(), call.query));
  },

  'GET /api/conversations/:id/export': (call) => {
    const conversation = ownConversation(call);
    if (!conversation) return;
    if (call.query.get('format') !== 'markdown') return json(call.response, 200, exported(conversation));
    const text = [...conversation.messages.values()].map((message) => `## ${message.role === 'user' ? 'Question' : 'Answer'}\n\n${message.text}\n`).join('\n');
    call.response.writeHead(200, { 'Content-Type': 'text/markdown; charset=utf-8' }).end(`# ${conversation.title}\n\n${text}`);
  },

  'GET /api/export': (call) => {
    const session = callerOf(call);
    if (session) json(call.response, 200, { version: 1, conversations: ownOf(call.mock, session).map(exported) });
  },

  'POST /api/import': async (call) => {
    const session = callerOf(call);
    if (!session) return;
    const { conversations = [] } = await bodyOf(call.request);
    let count = 0;
    for (const { title, course, messages } of conversations) {
      const conversation = addConversation(call.mock, session.user.id, { title, course });
      for (const message of messages) conversation.messages.set(message.id, message);
      conversation.lastSeq = messages.length;
      conversation.leaf = messages.at(-1)?.id;
      count += messages.length;
    }
    json(call.response, 201, { conversations: conversations.length, messages: count });
  },
};
