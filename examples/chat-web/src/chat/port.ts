import type { ApiKeys, RateLimit } from '../wire/contract';
import type { ThreadStore } from './thread-store';

/** What goes along with a question: read at the moment of sending and kept nowhere. */
export interface Choice {
  course?: string;
  keys: () => ApiKeys;
  /** The order of the chain; undefined for the server's. */
  providers?: string[];
  models?: Record<string, string>;
}

export interface Question {
  text: string;
  /** The message that it follows; undefined for the first of a conversation. */
  parent?: string;
}

/** What the page can do with one conversation, wherever it is kept. Failures arrive in the store. */
export interface ChatPort {
  readonly store: ThreadStore;
  /** How many questions the server still takes, where it says so. */
  readonly rateLimit: () => RateLimit | undefined;
  ask(question: Question, choice: Choice): void;
  /** Another answer to the question `message`. */
  again(message: string, choice: Choice): void;
  /** Sends what was refused or lost once more. */
  retry(choice: Choice): void;
  stop(): void;
  /** Shows the branch of a message. */
  show(message: string): void;
  /** Loads what is above; resolves when it is there, or never came. */
  older(): Promise<void>;
  /** The page looks elsewhere. */
  close(): void;
}
