import { Lexer, type Token, type Tokens, type TokensList } from 'marked';

/** Markdown's blocks of a text that may still grow. */
export interface Blocks {
  /** Those that no further text can change. The same objects, in the same places, as long as the text only grows. */
  finished: Token[];
  /** The text behind them and its blocks, the last of which may still change. */
  rest: string;
  open: Token[];
  /** Addresses that links refer to by name. */
  links: TokensList['links'];
}

export const NO_BLOCKS: Blocks = { finished: [], rest: '', open: [], links: {} };

/** The blocks of a whole text. */
export function blocksOf(text: string): Blocks {
  const tokens = new Lexer({ gfm: true }).lex(text);
  return { finished: tokens, rest: '', open: [], links: tokens.links };
}

/**
 * The blocks after more text. Only what is not finished is read again, so that an answer costs the same per word at its end as at
 * its beginning. A block is finished once another one has begun below it: whatever follows belongs to that one.
 */
export function grow(before: Blocks, more: string): Blocks {
  const text = before.rest + more;
  const lexer = new Lexer({ gfm: true });
  Object.assign(lexer.tokens.links, before.links);
  const tokens = lexer.lex(text);
  const last = tokens.findLastIndex(({ type }) => type !== 'space');
  const done = tokens.slice(0, Math.max(last, 0));
  const length = done.reduce((sum, token) => sum + token.raw.length, 0);
  // The lexer tidies some texts (line ends, tabs): where its blocks do not add up to the text, nothing is finished yet.
  if (!text.startsWith(done.map(({ raw }) => raw).join(''))) return { ...before, rest: text, open: tokens, links: before.links };
  return {
    finished: done.length > 0 ? [...before.finished, ...done] : before.finished,
    rest: text.slice(length),
    open: tokens.slice(done.length),
    links: withDefinitions(before.links, done),
  };
}

// Of finished blocks only: the address of a definition that is still growing is not yet the whole one.
function withDefinitions(links: Blocks['links'], done: Token[]): Blocks['links'] {
  const definitions = done.filter((token): token is Tokens.Def => token.type === 'def');
  if (definitions.length === 0) return links;
  return { ...Object.fromEntries(definitions.map(({ tag, href, title }) => [tag, { href, title: title ?? null }])), ...links };
}
