import type { UsageRow } from '../wire/account-contract';

export type By = 'day' | 'provider' | 'model';

export type Figures = Pick<UsageRow, 'requests' | 'errors' | 'inputTokens' | 'outputTokens'>;

/** What belongs together, under one name. */
export interface Group extends Figures {
  id: string;
  provider?: string;
  source?: 'user' | 'server';
}

const NOTHING: Figures = { requests: 0, errors: 0, inputTokens: 0, outputTokens: 0 };

const plus = (one: Figures, other: Figures): Figures => ({
  requests: one.requests + other.requests,
  errors: one.errors + other.errors,
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
});

export const totalOf = (rows: Figures[]): Figures => rows.reduce(plus, NOTHING);

export const tokensOf = ({ inputTokens, outputTokens }: Figures) => inputTokens + outputTokens;

/** Rows of the same day, provider or model as one; days in order, the others with the most tokens first. */
export function grouped(rows: UsageRow[], by: By): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const id = row[by] ?? '';
    const source = by === 'day' ? undefined : row.source;
    const key = `${id}|${source}|${by === 'model' ? row.provider : ''}`;
    const before = groups.get(key) ?? { ...NOTHING, id };
    const named = { id, ...(by !== 'day' && row.provider && { provider: row.provider }), ...(source && { source }) };
    groups.set(key, { ...named, ...plus(before, row) });
  }
  const list = [...groups.values()];
  return by === 'day' ? list.sort((one, other) => one.id.localeCompare(other.id)) : list.sort((one, other) => tokensOf(other) - tokensOf(one));
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The last so many days up to today, as the server counts them: in UTC. */
export function lastDays(count: number, now: number): { from: string; to: string } {
  return { from: dayOf(now - (count - 1) * DAY_MS), to: dayOf(now) };
}

/** Every day of the time, also those on which nothing happened. */
export function everyDay(groups: Group[], from: string, to: string): Group[] {
  const known = new Map(groups.map((group) => [group.id, group]));
  const days: Group[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY_MS) {
    const id = dayOf(time);
    days.push(known.get(id) ?? { id, ...NOTHING });
  }
  return days;
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Round numbers from 0 to at least `most`, for the lines of a chart. */
export function scaleOf(most: number, lines = 4): number[] {
  const rough = Math.max(most, 1) / lines;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough);
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, at) => at * step);
}
