import { Lexer, type Token } from 'marked';
import type { NameOf } from '../answer/trail';
import { KNOWLEDGE_BASE } from '../wire/contract';
import { statusLine } from './status-line';
import type { Turn } from './turns';

const LONGEST = 600;

/** What a screen reader is told about a turn: each switch of provider, and the finished answer once, never the single words. */
export function announcement(turn: Turn | undefined, nameOf: NameOf): string {
  if (!turn) return '';
  switch (turn.phase) {
    case 'waiting':
      return turn.attempts.length > 0 ? (statusLine(turn, nameOf) ?? '') : 'Question sent.';
    case 'answering':
      return 'The answer is coming in.';
    case 'stopped':
      return 'Stopped.';
    case 'failed':
      return `${turn.failure?.title}. ${turn.failure?.message}`;
    case 'done': {
      const from = turn.done?.provider === KNOWLEDGE_BASE ? 'The course' : nameOf(turn.done?.provider ?? '');
      return `${from} answered: ${shortened(plainText(new Lexer({ gfm: true }).lex(turn.text)))}`;
    }
  }
}

function plainText(tokens: Token[]): string {
  return tokens
    .map((token): string => {
      if (token.type === 'code') return 'Code block.';
      if (token.type === 'list') return (token.items as { tokens: Token[] }[]).map((item) => plainText(item.tokens)).join(' ');
      if (token.type === 'table') return 'Table.';
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

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST))} … The rest is in the conversation.`;
}
