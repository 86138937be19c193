// Conversations to look at: a few with a past, and one that is very long.
import { addConversation, addMessage } from './conversations.mjs';
import { daysAgo } from './state.mjs';

const TITLES = [
  'How does quicksort choose its pivot?', 'Normal forms, with examples', 'Why is my binary search off by one?', 'Explain deadlocks to me', 'B-trees against hash indexes',
  'What is a monad, really?', 'Exercise: topological sort', 'Big-O of nested loops', 'لماذا نستخدم أشجار البحث؟', 'Unterschied zwischen TCP und UDP', 'SQL joins I keep mixing up', 'Two’s complement by hand',
];

export function addSamples(mock, user) {
  TITLES.forEach((title, at) => {
    const conversation = addConversation(mock, user.id, { title });
    const question = addMessage(conversation, { role: 'user', text: title });
    addMessage(conversation, { role: 'assistant', parent: question.id, text: `A short answer about **${title}**, from some time ago.`, provider: 'groq', model: 'llama-3.3-70b-versatile', durationMs: 1800 });
    conversation.createdAt = conversation.updatedAt = daysAgo(at * 1.7);
  });
}

/** One conversation of `count` messages, one below the other. */
export function addLong(mock, user, count) {
  const conversation = addConversation(mock, user.id, { title: `A conversation of ${count} messages` });
  conversation.line = true;
  let parent;
  for (let at = 1; at <= count; at++) {
    const question = at % 2 === 1;
    const text = question ? `Question number ${at}: what about ${at * 7}?` : `Answer number ${at}.\n\n${'Some words that fill a line or two of the page. '.repeat(at % 9)}\n\n- one\n- \`code ${at}\``;
    parent = addMessage(conversation, { id: `msg_${String(at).padStart(32, '0')}`, role: question ? 'user' : 'assistant', parent, text, ...(question ? {} : { provider: 'groq', model: 'llama', durationMs: 900 }) }).id;
  }
  return conversation;
}
