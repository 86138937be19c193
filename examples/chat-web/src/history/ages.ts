import type { Conversation } from '../live/message';

export type Age = 'today' | 'yesterday' | 'week' | 'month' | 'before';

const DAY = 24 * 60 * 60 * 1000;

/** How long ago a moment is, by calendar days of this device. */
export function ageOf(at: string, now: Date): Age {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const time = new Date(at).getTime();
  if (time >= midnight) return 'today';
  if (time >= midnight - DAY) return 'yesterday';
  if (time >= midnight - 7 * DAY) return 'week';
  return time >= midnight - 30 * DAY ? 'month' : 'before';
}

/** The conversations under headings of how long ago they were, in their order. */
export function byAge(items: Conversation[], now: Date): { age: Age; items: Conversation[] }[] {
  const groups: { age: Age; items: Conversation[] }[] = [];
  for (const item of items) {
    const age = ageOf(item.updatedAt, now);
    const last = groups.at(-1);
    if (last?.age === age) last.items.push(item);
    else groups.push({ age, items: [item] });
  }
  return groups;
}
