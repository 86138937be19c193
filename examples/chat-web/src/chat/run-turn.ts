import { streamChat } from '../wire/chat-api';
import type { ChatRequest } from '../wire/contract';
import { RequestFailure, notUnderstood } from '../wire/failure';
import type { TurnAction } from './turns';

/** Asks one question and reports everything that happens to it as actions; never throws. */
export async function runTurn(id: string, request: ChatRequest, signal: AbortSignal, report: (action: TurnAction) => void) {
  const perFrame = joinDeltas(report);
  try {
    for await (const event of streamChat(request, signal)) {
      // After Stop, what was still under way must not show up.
      if (signal.aborted) break;
      perFrame({ type: 'event', id, event });
    }
  } catch (cause) {
    if (signal.aborted) return;
    perFrame({ type: 'failed', id, failure: cause instanceof RequestFailure ? cause.failure : notUnderstood() });
  }
}

/** Joins the deltas of one frame into one, so that a fast provider does not cost a render per token. Order is kept. */
export function joinDeltas(report: (action: TurnAction) => void, schedule: (run: () => void) => void = nextFrame) {
  let held: Extract<TurnAction, { type: 'event' }> | undefined;
  const flush = () => {
    if (held) report(held);
    held = undefined;
  };
  return (action: TurnAction) => {
    const event = action.type === 'event' ? action.event : undefined;
    if (action.type !== 'event' || (event?.name !== 'delta' && event?.name !== 'reasoning')) {
      flush();
      return report(action);
    }
    if (held?.event.name === event.name && held.id === action.id) {
      const text = (held.event.data as { text: string }).text + event.data.text;
      held = { ...action, event: { name: event.name, data: { text } } };
      return;
    }
    flush();
    held = action;
    schedule(flush);
  };
}

function nextFrame(run: () => void) {
  requestAnimationFrame(run);
}
