// A stand-in for the chat server: the same contract, made-up answers. It also serves dist/ under the strict content
// security policy, so that what works here works there.
//   node dev/mock-server.mjs [port]      MOCK_SPEED=5 is five times as fast
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SCENARIOS } from './answers.mjs';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const CATALOGUE = {
  providers: [
    { id: 'gemini', name: 'Google Gemini', keyHint: 'starts with AIza or AQ.', keyUrl: 'https://aistudio.google.com/apikey' },
    { id: 'groq', name: 'Groq', keyHint: 'starts with gsk_', keyUrl: 'https://console.groq.com/keys' },
    { id: 'cerebras', name: 'Cerebras', keyHint: 'starts with csk-', keyUrl: 'https://cloud.cerebras.ai' },
    { id: 'openrouter', name: 'OpenRouter', keyHint: 'starts with sk-or-v1-', keyUrl: 'https://openrouter.ai/keys' },
  ],
  courses: [{ id: 'dsa', title: 'Data Structures and Algorithms' }, { id: 'databases', title: 'Introduction to Databases' }],
  limits: { messageCharacters: 10000, keys: 10 },
};

export function startMockServer({ port = 8080, speed = Number(process.env.MOCK_SPEED ?? 1) } = {}) {
  const rateLimit = (remaining = 25) => ({ remaining, resetIn: 45 });
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (path === '/api/chat/providers') return json(response, 200, CATALOGUE);
    if (path === '/api/chat/stream' && request.method === 'POST') {
      const question = JSON.parse(await bodyOf(request));
      return answer(question, response, speed, rateLimit);
    }
    serveFile(path, response);
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

async function answer({ message, conversationId = 'conv_1' }, response, speed, rateLimit) {
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

async function bodyOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function json(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function serveFile(path, response) {
  const file = join(DIST, normalize(path === '/' ? '/index.html' : path));
  if (!file.startsWith(DIST) || !existsSync(file)) return response.writeHead(404).end('Not found');
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': CSP, 'X-Content-Type-Options': 'nosniff' });
  createReadStream(file).pipe(response);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[2] ?? 8080);
  await startMockServer({ port });
  console.log(`Mock chat server on http://localhost:${port} (also serves dist/ once built)`);
}
