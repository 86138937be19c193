import { afterEach, describe, expect, it, vi } from 'vitest';
import { openApp } from '../testing/app';
import { click, settle } from '../testing/page';
import { ADA } from '../testing/routes';

afterEach(() => vi.unstubAllGlobals());

const today = new Date().toISOString().slice(0, 10);
const row = (provider: string, inputTokens: number) => ({ day: today, provider, model: 'large', source: 'user', requests: 2, errors: 1, inputTokens, outputTokens: 10 });
const TABLE = { 'GET /api/usage': () => Response.json({ items: [row('groq', 1000), row('gemini', 234)] }) };

describe('UsagePage', () => {
  it('showsSumsAChartWithASummaryAndEveryFigureInATable', async () => {
    const { container, server } = await openApp('/usage', TABLE, ADA);
    expect([...container.querySelectorAll('.totals dd')].map(({ textContent }) => textContent)).toEqual(['4', '2', '1,234', '20']);
    expect(container.querySelector('svg[role=img] title')?.textContent).toContain('The most were 1,254');
    expect(container.querySelectorAll('.usage-table tbody tr')).toHaveLength(1);
    expect(Object.fromEntries(server.to('GET /api/usage')[0]!.query)).toMatchObject({ by: 'day', to: today });
  });

  it('comparesProvidersAndKeepsTheTableInStep', async () => {
    const { container, server } = await openApp('/usage', TABLE, ADA);
    const way = [...container.querySelectorAll('label')].find(({ textContent }) => textContent === 'Provider')!.querySelector('input')!;
    await click(way);
    await settle(80);
    expect(server.to('GET /api/usage').at(-1)?.query.get('by')).toBe('provider');
    expect([...container.querySelectorAll('.usage-table tbody th')].map(({ textContent }) => textContent)).toEqual(['groq · yours', 'gemini · yours']);
    expect(container.querySelector('.shares svg')?.getAttribute('aria-label')).toBe('groq · yours: 1,010 tokens, 81% of all');
  });

  it('saysWhenNothingWasAsked', async () => {
    const { text } = await openApp('/usage', { 'GET /api/usage': () => Response.json({ items: [] }) }, ADA);
    expect(text()).toContain('Nothing was asked in this time.');
  });

  it('downloadsTheTableWithTheAccessTokenInTheHeader', async () => {
    const { button, server } = await openApp('/usage', { ...TABLE, 'GET /api/usage.csv': () => new Response('day\r\n') }, ADA);
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    await click(button('Download as CSV'));
    await settle(80);
    expect(saved).toHaveBeenCalledTimes(1);
    expect(server.to('GET /api/usage.csv')[0]?.headers.get('Authorization')).toBe('Bearer token-of-ada');
  });
});
