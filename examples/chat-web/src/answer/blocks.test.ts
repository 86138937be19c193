import { describe, expect, it } from 'vitest';
import { blocksOf, grow, NO_BLOCKS, type Blocks } from './blocks';

const TEXT = `A **paragraph** with [a link][ref].

[ref]: https://example.org

# Title
- one
- two

  still two

  1. deep
- three

| a | b |
| --- | --- |
| 1 | 2 |

> quote
goes on

\`\`\`java
int a = 1;

// blank line above
\`\`\`

<div>raw</div>

Setext
---

last *words`;

const raws = ({ finished, open }: Blocks) => [...finished, ...open].map(({ type, raw }) => `${type}:${raw}`).join('\u0000');
const inPieces = (text: string, size: (at: number) => number) => {
  let blocks = NO_BLOCKS;
  for (let at = 0; at < text.length; ) {
    const end = at + size(at);
    blocks = grow(blocks, text.slice(at, end));
    at = end;
  }
  return blocks;
};

describe('blocks', () => {
  it('areThoseOfTheWholeTextHoweverItIsCut', () => {
    const whole = raws(blocksOf(TEXT));
    for (let size = 1; size <= 40; size++) expect(raws(inPieces(TEXT, () => size))).toBe(whole);
  });

  it('areThoseOfTheWholeTextAtEveryMoment', () => {
    for (let end = 1; end <= TEXT.length; end++) {
      const blocks = inPieces(TEXT.slice(0, end), (at) => 1 + (at % 7));
      expect(raws(blocks)).toBe(raws(blocksOf(TEXT.slice(0, end))));
    }
  });

  it('stayTheSameObjectsOnceTheyAreFinished', () => {
    const before = grow(NO_BLOCKS, 'One.\n\nTwo.\n\nThr');
    const after = grow(before, 'ee.\n\nFour');
    expect(before.finished.length).toBeGreaterThan(2);
    before.finished.forEach((token, at) => expect(after.finished[at]).toBe(token));
  });

  it('leaveOnlyTheLastBlockToBeReadAgain', () => {
    const long = inPieces('A paragraph of some words.\n\n'.repeat(2000), () => 400);
    expect(long.rest.length).toBeLessThan(60);
  });

  it('knowALinkThatWasNamedInAFinishedBlock', () => {
    const blocks = inPieces('[ref]: https://example.org\n\nSome text.\n\nSee [this][ref].', () => 9);
    expect(JSON.stringify(blocks.open)).toContain('https://example.org');
  });
});
