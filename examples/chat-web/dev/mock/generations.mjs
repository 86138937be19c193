// Answers as jobs of the server: they go on whoever listens, and give whoever comes late what they missed.
import { SCENARIOS } from './answers.mjs';
import { callerOf } from './caller.mjs';
import { json, refuse } from './http.mjs';
import { messageJson, roomEvent } from './conversations.mjs';

const words = (text) => text.match(/\s*\S+\s*/g) ?? [];
const generationsOf = ({ state }) => (state.generations ??= new Map());

/** Tells everybody who listens to this person's events. */
export function emit(mock, owner, envelope) {
  for (const socket of mock.sockets ?? []) if (socket.owner === owner) socket.tell(envelope);
}

export function startGeneration(mock, conversation, question, answer) {
  const job = { id: answer.generation, owner: conversation.owner, answer, conversation, text: '', reasoning: '', attempts: [], done: false, stopped: false, listeners: new Set() };
  generationsOf(mock).set(job.id, job);
  void run(mock, job, question.text.toLowerCase());
}

function tell(mock, job, type, data) {
  const envelope = { v: 1, type, room: job.conversation.id, ts: new Date().toISOString(), data };
  emit(mock, job.owner, envelope);
  for (const listener of job.listeners) listener(envelope);
}

async function run(mock, job, question) {
  const scenario = SCENARIOS.find(({ word, http }) => !http && question.includes(word));
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms / mock.speed));
  const started = Date.now();
  const base = { generation: job.id, message: job.answer.id };
  const end = (type, more, data = {}) => {
    job.done = true;
    delete job.answer.generation;
    Object.assign(job.answer, { text: job.text, attempts: job.attempts, ...(job.reasoning ? { reasoning: job.reasoning } : {}), durationMs: Date.now() - started, ...more });
    const message = messageJson(job.conversation, job.answer);
    job.last = { v: 1, type, room: job.conversation.id, ts: new Date().toISOString(), data: { generation: job.id, message, ...data } };
    tell(mock, job, type, job.last.data);
    emit(mock, job.owner, roomEvent(job.conversation, 'message_changed', message));
  };
  const say = (text) => {
    tell(mock, job, 'ai_delta', { ...base, offset: job.text.length, text });
    job.text += text;
    // As the real server does: what is read in the meantime is there up to the last save.
    job.answer.text = job.text;
  };
  if (scenario.course) {
    await pause(200);
    say(scenario.course);
    return end('ai_done', { state: 'complete', provider: 'knowledge-base' });
  }
  await pause(300);
  for (const failure of scenario.failures ?? []) {
    if (job.stopped) break;
    const { code: _, message: __, status: ___, durationMs: ____, ...who } = failure;
    tell(mock, job, 'provider_attempt', { ...base, number: job.attempts.length + 1, ...who });
    await pause(900);
    job.attempts.push(failure);
    tell(mock, job, 'provider_attempt', { ...base, number: job.attempts.length, ...failure });
  }
  if (!scenario.attempt) return end('ai_error', { state: 'failed', error: scenario.error }, { error: scenario.error });
  tell(mock, job, 'provider_attempt', { ...base, number: job.attempts.length + 1, ...scenario.attempt });
  await pause(700);
  for (const word of words(scenario.reasoning ?? '')) {
    tell(mock, job, 'ai_reasoning', { ...base, offset: job.reasoning.length, text: word });
    job.reasoning += word;
    await pause(60);
  }
  const firstTextMs = Date.now() - started;
  let winner = scenario.attempt;
  let restartAt = scenario.restartAt;
  const repeat = Number(/long (\d+)/.exec(question)?.[1] ?? 1);
  for (let at = 0, all = words(`${scenario.text}\n\n`.repeat(repeat)); at < all.length; at++) {
    if (job.stopped) return end('ai_done', { state: 'stopped', provider: winner.provider, model: winner.model });
    if ((scenario.errorAt ?? scenario.cutAt) < job.text.length) {
      job.attempts.push({ ...winner, code: 'NETWORK_ERROR', durationMs: 900 });
      const error = scenario.error ?? { error: 'Interrupted', message: 'The provider stopped in the middle of the answer.', code: 'NETWORK_ERROR' };
      return scenario.cutAt ? end('ai_done', { state: 'interrupted' }) : end('ai_error', { state: 'failed', error }, { error });
    }
    if (restartAt && job.text.length > restartAt) {
      restartAt = undefined;
      job.attempts.push({ ...winner, code: 'NETWORK_ERROR', durationMs: 900 });
      job.text = job.answer.text = '';
      winner = scenario.then;
      tell(mock, job, 'ai_restarted', base);
      at = 0;
    }
    say(all[at]);
    await pause(28);
  }
  job.attempts.push({ ...winner, durationMs: Date.now() - started });
  const usage = { inputTokens: 61, outputTokens: 318, cachedTokens: 0, reasoningTokens: scenario.reasoning ? 42 : 0 };
  end('ai_done', { state: 'complete', provider: winner.provider, model: winner.model, finishReason: 'stop', usage, firstTextMs });
}

/** What somebody who has `offset` units of the text has missed. */
export function missed(job, offset) {
  const events = job.attempts.length > 0 && offset === 0 ? job.attempts.map((attempt, at) => eventOf(job, 'provider_attempt', { number: at + 1, ...attempt })) : [];
  if (job.text.length > offset) events.push(eventOf(job, 'ai_delta', { offset, text: job.text.slice(offset) }));
  return job.last ? [...events, job.last] : events;
}

const eventOf = (job, type, data) => ({ v: 1, type, room: job.conversation.id, ts: new Date().toISOString(), data: { generation: job.id, message: job.answer.id, ...data } });

export const jobOf = (mock, owner, id) => {
  const job = generationsOf(mock).get(id);
  return job?.owner === owner ? job : undefined;
};

function ownJob(call) {
  const session = callerOf(call);
  const job = session && jobOf(call.mock, session.user.id, call.params.id);
  if (session && !job) refuse(call.response, 404, 'NOT_FOUND', 'There is no such answer.');
  return job;
}

export const generations = {
  'POST /api/generations/:id/stop': (call) => {
    const job = ownJob(call);
    if (!job) return;
    job.stopped = true;
    json(call.response, 202, {});
  },

  'GET /api/generations/:id/events': (call) => {
    const { response, mock, query } = call;
    if (mock.noEventStreams) return refuse(response, 404, 'NOT_FOUND', 'Event streams are switched off.');
    const job = ownJob(call);
    if (!job) return;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    const send = (envelope) => response.write(`event: ${envelope.type}\ndata: ${JSON.stringify(envelope)}\n\n`);
    missed(job, Number(query.get('offset') ?? 0)).forEach(send);
    if (job.done) return response.end();
    const listener = (envelope) => (send(envelope), job.done && response.end());
    job.listeners.add(listener);
    response.on('close', () => job.listeners.delete(listener));
  },

  'GET /api/generations/:id': async (call) => {
    const job = ownJob(call);
    if (!job) return;
    const offset = Number(call.query.get('offset') ?? 0);
    for (let waited = 0; missed(job, offset).length === 0 && waited < 40; waited++) await new Promise((resolve) => setTimeout(resolve, 50));
    json(call.response, 200, { events: missed(job, offset), done: job.done });
  },
};
