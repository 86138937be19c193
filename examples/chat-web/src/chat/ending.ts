import { Lexer, type Token } from 'marked';
import type { NameOf } from '../answer/trail';
import type { Translate } from '../i18n/texts';
import type { Message } from '../live/message';
import { KNOWLEDGE_BASE } from '../wire/contract';
import { failureOf, sentenceOf, titleOf } from './failures';

const LONGEST = 600;

/** What a screen reader is told about an answer that has just ended: all of it that is easily heard, once. */
export function endOf(answer: Message, nameOf: NameOf, t: Translate): string {
  switch (answer.state) {
    case 'stopped':
      return t('chat.say.stopped');
    case 'interrupted':
      return t('chat.say.interrupted');
    case 'failed': {
      const failure = failureOf(answer);
      return `${titleOf(failure, t)}. ${sentenceOf(failure, t)}`;
    }
    default: {
      const text = shortened(plainText(new Lexer({ gfm: true }).lex(answer.text), t), t);
      return answer.provider === KNOWLEDGE_BASE ? t('chat.say.courseAnswered', { text }) : t('chat.say.answered', { provider: nameOf(answer.provider ?? ''), text });
    }
  }
}

function plainText(tokens: Token[], t: Translate): string {
  return tokens
    .map((token): string => {
      if (token.type === 'code') return t('chat.say.code');
      if (token.type === 'list') return (token.items as { tokens: Token[] }[]).map((item) => plainText(item.tokens, t)).join(' ');
      if (token.type === 'table') return t('chat.say.table');
      const inner = 'tokens' in token && token.tokens ? inlineText(token.tokens) : '';
      return inner || ('text' in token ? String(token.text) : '');
    })
    .filter((text) => text.trim() !== '')
    .join(' ');
}

function inlineText(tokens: Token[]): string {
  return tokens
    .map((token) => ('tokens' in token && token.tokens ? inlineText(token.tokens) : 'text' in token ? String(token.text) : ''))
    .join('');
}

function shortened(text: string, t: Translate): string {
  return text.length <= LONGEST ? text : t('chat.say.rest', { text: text.slice(0, text.lastIndexOf(' ', LONGEST)) });
}
