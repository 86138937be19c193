import type { Texts } from '../texts';
import { account } from './account';
import { app } from './app';
import { chat } from './chat';
import { failure } from './failure';
import { history } from './history';
import { keys } from './keys';
import { usage } from './usage';

/** Arabic. */
export const ar: Texts = { account, app, chat, failure, history, keys, usage };
