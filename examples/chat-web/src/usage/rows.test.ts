import { describe, expect, it } from 'vitest';
import { everyDay, grouped, lastDays, scaleOf, tokensOf, totalOf } from './rows';

const row = (day: string, provider: string, inputTokens: number, source: 'user' | 'server' = 'user') => ({ day, provider, model: `${provider}-large`, source, requests: 1, errors: 0, inputTokens, outputTokens: 1 });

describe('usage rows', () => {
  it('addsUpRowsOfTheSameDayInTheOrderOfDays', () => {
    const groups = grouped([row('2026-11-21', 'groq', 5), row('2026-11-20', 'groq', 1), row('2026-11-21', 'gemini', 7)], 'day');
    expect(groups.map(({ id, requests, inputTokens }) => [id, requests, inputTokens])).toEqual([['2026-11-20', 1, 1], ['2026-11-21', 2, 12]]);
  });

  it('putsTheProviderWithTheMostTokensFirstAndKeepsWhoseKeysTheyWereApart', () => {
    const groups = grouped([row('a', 'groq', 5), row('b', 'gemini', 70), row('c', 'groq', 6), row('d', 'groq', 2, 'server')], 'provider');
    expect(groups.map(({ id, source, inputTokens }) => [id, source, inputTokens])).toEqual([['gemini', 'user', 70], ['groq', 'user', 11], ['groq', 'server', 2]]);
  });

  it('keepsModelsOfTheSameNameAtTwoProvidersApart', () => {
    const one = row('a', 'groq', 5);
    expect(grouped([one, { ...one, provider: 'cerebras' }], 'model')).toHaveLength(2);
  });

  it('fillsDaysOnWhichNothingHappenedAlsoAcrossTheEndOfSummerTime', () => {
    const days = everyDay(grouped([row('2026-10-25', 'groq', 5)], 'day'), '2026-10-24', '2026-10-27');
    expect(days.map(({ id }) => id)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27']);
    expect(days.map(tokensOf)).toEqual([0, 6, 0, 0]);
  });

  it('countsTheLastDaysIncludingToday', () => {
    expect(lastDays(7, Date.parse('2026-11-21T23:59:59Z'))).toEqual({ from: '2026-11-15', to: '2026-11-21' });
  });

  it('addsUpNothingToZero', () => {
    expect(totalOf([])).toEqual({ requests: 0, errors: 0, inputTokens: 0, outputTokens: 0 });
  });

  it.each([[0, [0]], [1, [0, 1]], [7, [0, 2, 4, 6, 8]], [1000, [0, 250, 500, 750, 1000]], [12_345, [0, 5000, 10_000, 15_000]]])('drawsRoundLinesUpTo %i', (most, lines) => {
    expect(scaleOf(most)).toEqual(lines);
  });
});
