import { describe, expect, it } from 'vitest';
import { show } from '../testing/page';
import { decodeEntities } from './entities';
import { highlight, spansOf } from './highlight';
import { safeHref } from './links';
import { Markdown } from './Markdown';

const draw = async (text: string) => (await show(<Markdown text={text} />)).container.querySelector('.prose') as HTMLElement;

describe('Markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'text <b onclick="x()">bold</b> text',
    '<svg/onload=alert(1)>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<style>*{display:none}</style>',
    '&lt;img src=x onerror=alert(1)&gt;',
  ])('shows raw HTML as text: %s', async (text) => {
    const prose = await draw(text);
    expect(prose.querySelector('script, img, svg, iframe, style, b')).toBeNull();
    expect(prose.textContent).toContain(decodeEntities(text));
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' java\tscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '/admin', '//evil.example', '#top'])(
    'does not link to %j',
    async (href) => {
      expect(safeHref(href)).toBeUndefined();
      expect((await draw(`[click](<${href}>)`)).querySelector('a')).toBeNull();
    },
  );

  it('opensAllowedLinksElsewhereAndTellsThemNothing', async () => {
    const link = (await draw('See https://example.org/a?b=1 and [mail](mailto:a@example.org).')).querySelectorAll('a');
    expect([...link].map((a) => a.href)).toEqual(['https://example.org/a?b=1', 'mailto:a@example.org']);
    expect(link[0]?.rel).toBe('noopener noreferrer nofollow');
    expect(link[0]?.target).toBe('_blank');
  });

  it('loadsNoPictureButLinksToIt', async () => {
    const prose = await draw('![a cat](https://example.org/cat.png)');
    expect(prose.querySelector('img')).toBeNull();
    expect(prose.querySelector('a')?.textContent).toBe('Image: a cat');
  });

  it('drawsTheUsualBlocks', async () => {
    const prose = await draw('# A\n\ntext with **bold**, *em*, `x < 1 &amp; y` and ~~gone~~\n\n3. three\n4. four\n\n- [x] task\n\n> quote\n\n---\n\n| a | b |\n| - | -: |\n| 1 | 2 |');
    expect(prose.querySelector('h3')?.textContent).toBe('A');
    expect(prose.querySelector('strong')?.textContent).toBe('bold');
    expect(prose.querySelector('p code')?.textContent).toBe('x < 1 &amp; y');
    expect(prose.querySelector('ol')?.start).toBe(3);
    expect(prose.querySelector<HTMLInputElement>('li.task input')?.checked).toBe(true);
    expect(prose.querySelector('blockquote p')?.textContent).toBe('quote');
    expect(prose.querySelector('td.align-right')?.textContent).toBe('2');
  });

  it('leavesNoGapBetweenHeadingLevels', async () => {
    const prose = await draw('## Two\n\n#### Four\n\n## Two again');
    expect([...prose.children].map((child) => child.tagName)).toEqual(['H3', 'H4', 'H3']);
  });

  it('keepsTheNodesOfFinishedBlocksWhileMoreStreamsIn', async () => {
    const page = await show(<Markdown text={'First.\n\nSec'} growing />);
    const first = page.container.querySelector('p');
    await page.again(<Markdown text={'First.\n\nSecond.\n\n- list'} growing />);
    expect(page.container.querySelector('p')).toBe(first);
    expect(page.text()).toBe('First.Second.list');
  });

  it('survivesEveryPrefixOfADocument', async () => {
    const text = '# T\n\n```java\nint x = 1;\n```\n\n| a | b |\n|---|---|\n| [l](https://a.example) | ![i](x) |\n\n1. a\n   - b **c';
    const page = await show(<Markdown text="" growing />);
    for (let end = 0; end <= text.length; end++) await page.again(<Markdown text={text.slice(0, end)} growing />);
    expect(page.text()).toContain('int x = 1;');
  });
});

describe('highlight', () => {
  it('coloursWithoutChangingTheCode', () => {
    const code = 'String s = "<b>&amp;</b>"; // it\'s `x` \n\tint i = 1;';
    const spans = highlight(code, 'java') ?? [];
    expect(spans.map((span) => span.text).join('')).toBe(code);
    expect(spans.find((span) => span.text.startsWith('"'))?.kind).toBe('hljs-string');
  });

  it('knowsAliasesAndLeavesUnknownLanguagesAlone', () => {
    expect(highlight('let a = 1', 'ts')).toBeDefined();
    expect(highlight('x', 'klingon')).toBeUndefined();
  });

  it('givesNestedRunsTheInnerKind', () => {
    expect(spansOf('a<span class="x">b<span class="y">c</span>d</span>e')).toEqual([
      { text: 'a', kind: '' }, { text: 'b', kind: 'x' }, { text: 'c', kind: 'y' }, { text: 'd', kind: 'x' }, { text: 'e', kind: '' },
    ]);
  });
});
