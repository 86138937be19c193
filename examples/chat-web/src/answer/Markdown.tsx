import type { Token, Tokens } from 'marked';
import { createElement, memo, type ReactNode } from 'react';
import { CodeBlock } from './CodeBlock';
import { Inline } from './Inline';
import { MarkdownTable } from './MarkdownTable';
import { useBlocks } from './use-blocks';

/**
 * An answer's Markdown as React elements. There is no HTML string on the way, so there is nothing to sanitise and text that
 * was already shown keeps its nodes (and the reader's selection) while more of it streams in.
 */
export function Markdown({ text, growing = false }: { text: string; growing?: boolean }) {
  const { finished, open } = useBlocks(text, growing);
  const blocks = [...finished, ...open];
  const depths = depthsOf(blocks);
  return (
    <div className="prose" dir="auto">
      {blocks.map((token, at) => (
        <Block key={at} token={token} raw={token.raw} growing={growing && at === blocks.length - 1} rank={rankOf(token, depths)} />
      ))}
    </div>
  );
}

function depthsOf(blocks: Token[]): string {
  const depths = blocks.flatMap((token) => (token.type === 'heading' ? [(token as Tokens.Heading).depth] : []));
  return [...new Set(depths)].sort().join('');
}

function rankOf(token: Token, depths: string): number {
  return token.type === 'heading' ? depths.indexOf(String((token as Tokens.Heading).depth)) : -1;
}

/** One block; drawn again only when its source text changed. */
const Block = memo(DrawBlock, (before, after) => before.raw === after.raw && before.growing === after.growing && before.rank === after.rank);

interface BlockProps {
  token: Token;
  raw: string;
  growing: boolean;
  /** For a heading: its place among the depths that this answer uses. */
  rank: number;
}

function DrawBlock({ token, growing, rank }: BlockProps): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'hr':
      return <hr />;
    case 'heading': {
      // Questions and answers are headings of level two: those in an answer begin at three, without gaps, whatever depth the model chose.
      const { depth, tokens } = token as Tokens.Heading;
      return createElement(`h${Math.min(3 + Math.max(rank, 0), 6)}`, { className: `depth-${depth}` }, <Inline tokens={tokens} />);
    }
    case 'code':
      return <CodeBlock code={(token as Tokens.Code).text} language={(token as Tokens.Code).lang ?? ''} growing={growing} />;
    case 'blockquote':
      return <blockquote><Blocks tokens={(token as Tokens.Blockquote).tokens} /></blockquote>;
    case 'list':
      return <List list={token as Tokens.List} />;
    case 'table':
      return <MarkdownTable table={token as Tokens.Table} />;
    case 'html':
      return <p>{token.raw.trim()}</p>;
    case 'paragraph':
      return <p><Inline tokens={(token as Tokens.Paragraph).tokens} /></p>;
    default:
      return <Inline tokens={[token]} />;
  }
}

function Blocks({ tokens }: { tokens: Token[] }) {
  return tokens.map((token, at) => <Block key={at} token={token} raw={token.raw} growing={false} rank={0} />);
}

function List({ list }: { list: Tokens.List }) {
  const items = list.items.map((item, at) => (
    <li key={at} className={item.task ? 'task' : undefined}><Blocks tokens={item.tokens} /></li>
  ));
  if (!list.ordered) return <ul>{items}</ul>;
  return <ol start={list.start === '' ? undefined : list.start}>{items}</ol>;
}
