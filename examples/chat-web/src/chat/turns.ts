import type { Attempt, ChatEvent, Done, RateLimit } from '../wire/contract';
import { streamFailure, type Failure } from '../wire/failure';

export type Phase = 'waiting' | 'answering' | 'done' | 'failed' | 'stopped';

/** One question and what became of it. */
export interface Turn {
  id: string;
  courseId: string;
  question: string;
  phase: Phase;
  text: string;
  reasoning: string;
  /** Attempts that are over, in order. */
  attempts: Attempt[];
  /** The attempt that is running. */
  current?: Attempt;
  done?: Done;
  failure?: Failure;
}

export interface Conversation {
  conversationId?: string;
  turns: Turn[];
  rateLimit?: RateLimit;
}

export type TurnAction =
  | { type: 'asked'; id: string; courseId: string; question: string }
  | { type: 'retried'; id: string; as: string }
  | { type: 'event'; id: string; event: ChatEvent }
  | { type: 'failed'; id: string; failure: Failure }
  | { type: 'stopped'; id: string }
  | { type: 'cleared' };

export const EMPTY: Conversation = { turns: [] };

/** The conversation after one action. Pure; unknown events and events for turns that are over change nothing. */
export function turns(state: Conversation, action: TurnAction): Conversation {
  switch (action.type) {
    case 'asked': {
      const { type: _, ...asked } = action;
      // A conversation belongs to one course: another course starts a new one below the old.
      const { conversationId, ...rest } = state;
      const same = state.turns.at(-1)?.courseId === action.courseId;
      return { ...rest, ...(same && conversationId ? { conversationId } : {}), turns: [...state.turns, fresh(asked)] };
    }
    case 'retried':
      // A new id, so that nothing late from the first run can reach the second.
      return update(state, action.id, ({ courseId, question }) => fresh({ id: action.as, courseId, question }));
    case 'event':
      return received(state, action.id, action.event);
    case 'failed':
      return update(state, action.id, (turn) => over(turn, 'failed', { failure: action.failure }));
    case 'stopped':
      return update(state, action.id, (turn) => over(turn, 'stopped', {}));
    case 'cleared':
      return EMPTY;
  }
}

export function isRunning(turn: Turn | undefined): boolean {
  return turn?.phase === 'waiting' || turn?.phase === 'answering';
}

function fresh(asked: { id: string; courseId: string; question: string }): Turn {
  return { ...asked, phase: 'waiting', text: '', reasoning: '', attempts: [] };
}

function received(state: Conversation, id: string, event: ChatEvent): Conversation {
  if (!isRunning(state.turns.find((turn) => turn.id === id))) return state;
  const next = update(state, id, (turn) => progress(turn, event));
  if (event.name !== 'session' && event.name !== 'done') return next;
  const { conversationId, rateLimit } = event.data;
  return { ...next, conversationId, ...(rateLimit ? { rateLimit } : {}) };
}

function progress(turn: Turn, event: ChatEvent): Turn {
  switch (event.name) {
    case 'attempt': {
      const { number: _, ...current } = event.data;
      return { ...turn, current };
    }
    case 'attempt-failed': {
      const { number: _, next: __, ...failed } = event.data;
      const { current: ___, ...rest } = turn;
      return { ...rest, reasoning: '', attempts: [...turn.attempts, failed] };
    }
    case 'delta':
      return { ...turn, phase: 'answering', text: turn.text + event.data.text };
    case 'reasoning':
      return { ...turn, phase: 'answering', reasoning: turn.reasoning + event.data.text };
    case 'restarted':
      return { ...turn, text: '', reasoning: '' };
    case 'done':
      return over(turn, 'done', { text: event.data.aiResponse, attempts: event.data.attempts ?? turn.attempts, done: event.data });
    case 'error':
      return over(turn, 'failed', {
        text: event.data.partial ?? turn.text,
        attempts: event.data.attempts ?? turn.attempts,
        failure: streamFailure(event.data),
      });
    default:
      return turn;
  }
}

function over(turn: Turn, phase: Phase, result: Partial<Turn>): Turn {
  const { current: _, ...rest } = turn;
  return { ...rest, ...result, phase };
}

function update(state: Conversation, id: string, change: (turn: Turn) => Turn): Conversation {
  return { ...state, turns: state.turns.map((turn) => (turn.id === id ? change(turn) : turn)) };
}
