import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { ApiKeys, ChatRequest } from '../wire/contract';
import { runTurn } from './run-turn';
import { EMPTY, isRunning, turns } from './turns';

/** The conversation of this page, in memory only, and what can be done with it. One question runs at a time. */
export function useChat(apiKeys: () => ApiKeys) {
  const [conversation, report] = useReducer(turns, EMPTY);
  const running = useRef<{ id: string; abort: AbortController } | undefined>(undefined);
  const count = useRef(0);
  const last = conversation.turns.at(-1);

  const run = useCallback(
    (id: string, question: string, courseId: string, conversationId: string | undefined) => {
      const abort = new AbortController();
      running.current = { id, abort };
      const request: ChatRequest = { courseId, message: question, apiKeys: apiKeys(), ...(conversationId ? { conversationId } : {}) };
      void runTurn(id, request, abort.signal, report);
    },
    [apiKeys],
  );

  const ask = (question: string, courseId: string) => {
    if (isRunning(last)) return;
    const id = `turn-${++count.current}`;
    report({ type: 'asked', id, courseId, question });
    run(id, question, courseId, last?.courseId === courseId ? conversation.conversationId : undefined);
  };

  const retry = () => {
    if (!last || isRunning(last)) return;
    const id = `turn-${++count.current}`;
    report({ type: 'retried', id: last.id, as: id });
    run(id, last.question, last.courseId, conversation.conversationId);
  };

  const stop = useCallback(() => {
    if (!running.current) return;
    running.current.abort.abort();
    report({ type: 'stopped', id: running.current.id });
  }, []);

  const clear = () => {
    running.current?.abort.abort();
    report({ type: 'cleared' });
  };

  // Leaving the page must end the request, and with it the provider's.
  useEffect(() => () => running.current?.abort.abort(), []);

  return { conversation, busy: isRunning(last), ask, retry, stop, clear };
}
