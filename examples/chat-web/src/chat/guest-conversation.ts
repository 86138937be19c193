import type { GenerationEvent } from '../live/envelope';
import { newId } from '../live/envelope';
import type { Message } from '../live/message';
import { streamChat } from '../wire/chat-api';
import type { ChatEvent, ChatRequest, Done, RateLimit } from '../wire/contract';
import { failureIn } from './failures';
import type { ChatPort, Choice, Question } from './port';
import { ThreadStore } from './thread-store';
import { newestBelow, placeFor } from './tree';
import { writingOf } from './thread';

type Ask = (request: ChatRequest, signal: AbortSignal) => AsyncIterable<ChatEvent>;

/** A guest's conversation: in this page's memory only, answered by one stream after the other, with branches all the same. */
export class GuestConversation implements ChatPort {
  readonly id = newId('guest');
  readonly store = new ThreadStore();
  readonly rateLimit = () => this.limit;
  private limit: RateLimit | undefined;
  private seq = 0;
  /** The server's own id, which belongs to one course. */
  private known: { id: string; course: string } | undefined;
  /** How much of the running answer has come. */
  private lengths = { text: 0, reasoning: 0 };
  private running: { answer: Message; abort: AbortController } | undefined;

  constructor(private readonly stream: Ask = streamChat) {}

  ask({ text, parent }: Question, choice: Choice) {
    if (this.running) return;
    const question = this.message('user', parent, { text, ...(choice.course ? { course: choice.course } : {}) });
    this.store.report({ type: 'received', message: question });
    this.again(question.id, choice);
  }

  again(message: string, choice: Choice) {
    const question = this.store.get().messages.get(message);
    if (this.running || !question) return;
    const answer = this.message('assistant', question.id, { state: 'streaming', generation: newId('gen') });
    this.store.report({ type: 'received', message: answer });
    const abort = new AbortController();
    this.lengths = { text: 0, reasoning: 0 };
    this.running = { answer, abort };
    void this.run(answer, this.request(question, choice), abort.signal);
  }

  retry() {}

  stop() {
    const { running } = this;
    running?.abort.abort();
    if (running) this.end(running.answer, { state: 'stopped' });
  }

  show(message: string) {
    this.store.report({ type: 'shown', leaf: newestBelow(this.store.get().messages, message) });
  }

  older() {
    return Promise.resolve();
  }

  close() {
    this.running?.abort.abort();
    this.running = undefined;
  }

  private message(role: Message['role'], parent: string | undefined, more: Partial<Message>): Message {
    const siblings = placeFor(this.store.get().messages, parent, role);
    return { id: newId(), seq: ++this.seq, role, text: '', state: 'complete', createdAt: new Date().toISOString(), siblings, ...(parent ? { parent } : {}), ...more };
  }

  private request({ text, course = '' }: Message, { keys }: Choice): ChatRequest {
    const conversationId = this.known?.course === course ? this.known.id : undefined;
    return { courseId: course, message: text, apiKeys: keys(), ...(conversationId ? { conversationId } : {}) };
  }

  private async run(answer: Message, request: ChatRequest, signal: AbortSignal) {
    try {
      for await (const event of this.stream(request, signal)) {
        // After Stop, what was still under way must not show up.
        if (signal.aborted) return;
        this.happened(answer, event, request.courseId);
      }
    } catch (cause) {
      if (!signal.aborted) this.end(answer, { state: 'failed', failure: failureIn(cause) });
    }
  }

  private happened(answer: Message, event: ChatEvent, course: string) {
    if (event.name === 'session' || event.name === 'done') {
      this.known = { id: event.data.conversationId, course };
      this.limit = event.data.rateLimit ?? this.limit;
    }
    if (event.name === 'done') return this.end(answer, wholeOf(event.data));
    if (event.name === 'error') {
      const { partial, attempts, ...error } = event.data;
      return this.end(answer, { state: 'failed', error, ...(partial ? { text: partial } : {}), ...(attempts ? { attempts } : {}) });
    }
    const told = translated(answer.generation as string, event, this.lengths);
    if (told) this.store.report({ type: 'happened', event: told });
  }

  private end(answer: Message, result: Partial<Message>) {
    if (this.running?.answer === answer) this.running = undefined;
    this.store.flush();
    const { text = '', attempts = [], reasoning = '' } = writingOf(this.store.get(), answer) ?? {};
    const { generation: _, ...rest } = answer;
    const siblings = this.store.get().messages.get(answer.id)?.siblings;
    this.store.report({ type: 'changed', message: { ...rest, ...(siblings ? { siblings } : {}), text, attempts, ...(reasoning ? { reasoning } : {}), ...result } });
  }
}

function wholeOf({ aiResponse, provider, model, finishReason, usage, attempts, timeToFirstTokenMs, durationMs }: Done): Partial<Message> {
  return {
    state: 'complete',
    text: aiResponse,
    provider,
    ...(model ? { model } : {}),
    ...(finishReason ? { finishReason } : {}),
    ...(usage ? { usage: { ...usage, ...(usage.cachedInputTokens ? { cachedTokens: usage.cachedInputTokens } : {}) } } : {}),
    ...(attempts ? { attempts } : {}),
    ...(timeToFirstTokenMs !== undefined ? { firstTextMs: timeToFirstTokenMs } : {}),
    ...(durationMs !== undefined ? { durationMs } : {}),
  };
}

/** A guest's event in the words of the live line, which count where each piece of text belongs. */
function translated(generation: string, event: ChatEvent, lengths: { text: number; reasoning: number }): GenerationEvent | undefined {
  const piece = (field: 'text' | 'reasoning', text: string) => {
    const offset = lengths[field];
    lengths[field] += text.length;
    return { generation, offset, text };
  };
  switch (event.name) {
    case 'attempt-failed':
      lengths.reasoning = 0;
      return { v: 1, type: 'provider_attempt', data: { generation, ...event.data } };
    case 'attempt':
      return { v: 1, type: 'provider_attempt', data: { generation, ...event.data } };
    case 'delta':
      return { v: 1, type: 'ai_delta', data: piece('text', event.data.text) };
    case 'reasoning':
      return { v: 1, type: 'ai_reasoning', data: piece('reasoning', event.data.text) };
    case 'restarted':
      Object.assign(lengths, { text: 0, reasoning: 0 });
      return { v: 1, type: 'ai_restarted', data: { generation } };
    default:
      return undefined;
  }
}
