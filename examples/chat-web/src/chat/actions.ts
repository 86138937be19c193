import { createContext, useContext, useSyncExternalStore, type RefObject } from 'react';
import type { ChatPort, Choice } from './port';
import type { Thread } from './thread';
import type { ThreadStore } from './thread-store';

/** What the rows of a conversation can do, and where. */
export interface ChatActions {
  port: ChatPort;
  choice: () => Choice;
  /** An answer is under way: nothing else can be asked. */
  busy: boolean;
  openKeys: () => void;
  toField: () => void;
  /** Puts a text into the question field, if that is empty. */
  putBack: (text: string) => void;
  /** The id of the question that is being edited. */
  editing: string | undefined;
  edit: (question: string | undefined) => void;
  /** The arrow that was pressed: its successor in the branch that it led to takes the focus. */
  pressed: RefObject<string | undefined>;
}

export const Actions = createContext<ChatActions | undefined>(undefined);

export function useActions(): ChatActions {
  const actions = useContext(Actions);
  if (!actions) throw new Error('Rows of a conversation are drawn inside a conversation.');
  return actions;
}

/** A part of a conversation's state; `select` gives the same object as long as that part is the same. */
export function useThread<T>(store: ThreadStore, select: (state: Thread) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
