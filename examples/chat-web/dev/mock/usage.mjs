// Made-up figures, the same in every run.
import { callerOf } from './caller.mjs';
import { json } from './http.mjs';

const MODELS = [
  ['gemini', 'gemini-2.5-flash', 'user', 9],
  ['groq', 'llama-3.3-70b-versatile', 'user', 6],
  ['openrouter', 'deepseek/deepseek-chat-v3', 'user', 3],
  ['cerebras', 'llama-3.3-70b', 'server', 2],
];

const DAY = 24 * 60 * 60 * 1000;
const dayOf = (time) => new Date(time).toISOString().slice(0, 10);
const wave = (seed) => Math.abs(Math.sin(seed * 12.9898) * 43758.5453) % 1;

function rows(from, to) {
  const found = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY) {
    MODELS.forEach(([provider, model, source, weight], at) => {
      const requests = Math.floor(wave(time / DAY + at * 7) * weight * (new Date(time).getUTCDay() % 6 === 0 ? 0.3 : 1));
      if (requests === 0) return;
      const inputTokens = requests * Math.floor(300 + wave(time / DAY + at) * 900);
      found.push({ day: dayOf(time), provider, model, source, requests, errors: Math.floor(requests * wave(at + time) * 0.3), inputTokens, outputTokens: Math.floor(inputTokens * 0.7) });
    });
  }
  return found;
}

const KEYS = { day: ['day'], provider: ['provider', 'source'], model: ['provider', 'model', 'source'] };

function grouped(all, by) {
  const groups = new Map();
  for (const row of all) {
    const id = KEYS[by].map((name) => row[name]).join('|');
    const sum = groups.get(id) ?? { ...Object.fromEntries(KEYS[by].map((name) => [name, row[name]])), requests: 0, errors: 0, inputTokens: 0, outputTokens: 0 };
    for (const name of ['requests', 'errors', 'inputTokens', 'outputTokens']) sum[name] += row[name];
    groups.set(id, sum);
  }
  return [...groups.values()];
}

const range = (query) => [query.get('from') ?? dayOf(Date.now() - 29 * DAY), query.get('to') ?? dayOf(Date.now())];
// Only Ada has asked anything.
const usageOf = (session, query) => (session.user.username === 'ada' ? rows(...range(query)) : []);

export const usage = {
  'GET /api/usage': (call) => {
    const session = callerOf(call);
    if (!session) return;
    const by = call.query.get('by');
    const all = usageOf(session, call.query);
    json(call.response, 200, { items: KEYS[by] ? grouped(all, by) : all });
  },
  'GET /api/usage.csv': (call) => {
    const session = callerOf(call);
    if (!session) return;
    const lines = usageOf(session, call.query).map((row) => Object.values(row).join(','));
    call.response.writeHead(200, { 'Content-Type': 'text/csv' }).end(['day,provider,model,source,requests,errors,inputTokens,outputTokens', ...lines].join('\r\n'));
  },
};
