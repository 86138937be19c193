import { account } from './account';
import { app } from './app';
import { chat } from './chat';
import { failure } from './failure';
import { history } from './history';
import { keys } from './keys';
import { usage } from './usage';

/** English: the texts that every other language is checked against. */
export const en = { account, app, chat, failure, history, keys, usage } as const;
