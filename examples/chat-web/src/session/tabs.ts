/** What one tab tells the others. */
export type News = 'signed-out' | { signedIn: string };

export interface Tabs {
  tell: (news: News) => void;
  listen: (hear: (news: News) => void) => void;
  /** Does something while no other tab does the same. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The other tabs of this browser; alone where it has no such channel. */
export function otherTabs(name = 'claviger.session'): Tabs {
  // Web Locks exist on https and localhost only.
  const alone: Tabs['alone'] = (work) => (navigator.locks ? (navigator.locks.request(name, work) as ReturnType<typeof work>) : work());
  if (!('BroadcastChannel' in globalThis)) return { tell: () => undefined, listen: () => undefined, alone };
  const channel = new BroadcastChannel(name);
  return {
    alone,
    tell: (news) => channel.postMessage(news),
    listen: (hear) => channel.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data)),
  };
}
