/** What a person chose for this browser. Nothing of it is secret. */
export interface Preferences {
  theme?: 'light' | 'dark';
  language?: string;
  /** False where shortcuts of a single character get in the way, for example of speech input. */
  singleKeys?: boolean;
}

const STORED_AS = 'claviger.preferences';

// A browser may forbid storage, or hold what somebody else wrote: the page then works with the defaults.
function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}

let current = read();
const listeners = new Set<() => void>();

export const preferences = {
  get: () => current,
  set(change: { [P in keyof Preferences]: Preferences[P] | undefined }) {
    current = Object.fromEntries(Object.entries({ ...current, ...change }).filter(([, value]) => value !== undefined));
    try {
      localStorage.setItem(STORED_AS, JSON.stringify(current));
    } catch {
      // Kept for this page only.
    }
    listeners.forEach((listener) => listener());
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
