// The chat of guests: one question, one stream of events.
import { SCENARIOS } from './answers.mjs';
import { bodyOf, json } from './http.mjs';

const CATALOGUE = {
  providers: [
    { id: 'gemini', model: 'gemini-3.5-flash', keyNeeded: true, name: 'Google Gemini', keyHint: 'starts with AIza or AQ.', keyUrl: 'https://aistudio.google.com/apikey' },
    { id: 'groq', model: 'openai/gpt-oss-120b', keyNeeded: true, name: 'Groq', keyHint: 'starts with gsk_', keyUrl: 'https://console.groq.com/keys' },
    { id: 'cerebras', model: 'gpt-oss-120b', keyNeeded: true, name: 'Cerebras', keyHint: 'starts with csk-', keyUrl: 'https://cloud.cerebras.ai' },
    { id: 'openrouter', model: 'openrouter/auto', keyNeeded: true, name: 'OpenRouter', keyHint: 'starts with sk-or-v1-', keyUrl: 'https://openrouter.ai/keys' },
  ],
  courses: [{ id: 'dsa', title: 'Data Structures and Algorithms' }, { id: 'databases', title: 'Introduction to Databases' }],
  limits: { messageCharacters: 10000, keys: 10 },
};

const rateLimit = (remaining = 25) => ({ remaining, resetIn: 45 });

export const chat = {
  'GET /api/chat/providers': ({ response }) => json(response, 200, CATALOGUE),
  'POST /api/chat/models': async ({ request, response }) => {
    const { apiKeys = {} } = await bodyOf(request);
    json(response, 200, { models: Object.fromEntries(Object.keys(apiKeys).map((id) => [id, [`${id}-small`, `${id}-large`]])) });
  },
  'POST /api/chat/stream': async ({ request, response, mock }) => answer(await bodyOf(request), response, mock.speed),
};

async function answer({ message, conversationId = 'conv_1' }, response, speed) {
  const scenario = SCENARIOS.find(({ word }) => message.toLowerCase().includes(word));
  if (scenario.html) return response.writeHead(scenario.http, { 'Content-Type': 'text/html' }).end(scenario.html);
  if (scenario.http) return json(response, scenario.http, scenario.body);
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const limit = rateLimit(scenario.remaining);
  const started = Date.now();
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms / speed));
  const send = (name, data) => response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  const attempts = [...(scenario.failures ?? [])];
  const done = (aiResponse, rest) =>
    response.end(`event: done\ndata: ${JSON.stringify({ conversationId, aiResponse, attempts, durationMs: Date.now() - started, rateLimit: limit, timestamp: new Date().toISOString(), ...rest })}\n\n`);

  send('session', { conversationId, userMessage: message, rateLimit: limit });
  if (scenario.course) return done(scenario.course, { provider: 'knowledge-base' });
  await pause(300);
  for (const [at, failure] of attempts.entries()) {
    const { code, message: why, status, durationMs, ...who } = failure;
    send('attempt', { number: at + 1, ...who });
    await pause(900);
    send('attempt-failed', { number: at + 1, ...failure, next: attempts[at + 1]?.key ?? scenario.attempt?.key });
    response.write(': keep-alive\n\n');
  }
  if (!scenario.attempt) return response.end(`event: error\ndata: ${JSON.stringify({ ...scenario.error, attempts })}\n\n`);

  send('attempt', { number: attempts.length + 1, ...scenario.attempt });
  await pause(700);
  for (const word of words(scenario.reasoning ?? '')) (send('reasoning', { text: word }), await pause(60));
  const first = Date.now() - started;
  let shown = '';
  let winner = scenario.attempt;
  for (const word of words(scenario.text)) {
    if (response.destroyed) return;
    if (scenario.cutAt && shown.length > scenario.cutAt) return response.destroy();
    if (scenario.errorAt && shown.length > scenario.errorAt) {
      attempts.push({ ...winner, code: 'NETWORK_ERROR', durationMs: 900 });
      return response.end(`event: error\ndata: ${JSON.stringify({ ...scenario.error, attempts, partial: shown })}\n\n`);
    }
    send('delta', { text: word });
    shown += word;
    await pause(28);
  }
  if (scenario.restartAt) {
    attempts.push({ ...winner, code: 'NETWORK_ERROR', durationMs: 900 });
    winner = scenario.then;
    send('attempt-failed', { number: 1, ...attempts.at(-1) });
    send('restarted', { provider: winner.provider });
    send('attempt', { number: 2, ...winner });
    for (const word of words(scenario.text)) (send('delta', { text: word }), await pause(20));
  }
  attempts.push({ ...winner, durationMs: Date.now() - started });
  done(scenario.text, {
    provider: winner.provider,
    model: winner.model,
    finishReason: 'stop',
    usage: { inputTokens: 61, outputTokens: 318, cachedInputTokens: 0, reasoningTokens: scenario.reasoning ? 42 : 0 },
    timeToFirstTokenMs: first,
  });
}

const words = (text) => text.match(/\s*\S+\s*/g) ?? [];
