import type { Provider } from '../wire/contract';

/** Which providers are asked in which order, and with which models. Nothing of it is secret. */
export interface ProviderChoice {
  /** Undefined: the server's order. */
  providers?: string[];
  models: Record<string, string>;
}

const STORED_AS = 'claviger.choice';

/** The choice of this browser, for all conversations. */
export class ChoiceStore {
  private current: ProviderChoice;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined) {
    this.current = this.read();
  }

  readonly get = () => this.current;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly set = (choice: ProviderChoice) => {
    this.current = choice;
    try {
      this.storage?.setItem(STORED_AS, JSON.stringify(choice));
    } catch {
      // Kept for this page only.
    }
    this.listeners.forEach((listener) => listener());
  };

  // A browser may forbid storage, or hold what somebody else wrote.
  private read(): ProviderChoice {
    try {
      const { providers, models } = JSON.parse(this.storage?.getItem(STORED_AS) ?? '{}') as Partial<ProviderChoice>;
      return {
        ...(Array.isArray(providers) ? { providers: providers.filter((id) => typeof id === 'string') } : {}),
        models: Object.fromEntries(Object.entries(models ?? {}).filter(([, model]) => typeof model === 'string')),
      };
    } catch {
      return { models: {} };
    }
  }
}

/** One line of the picker: whether a provider is asked, and where in the chain. */
export interface Place {
  provider: Provider;
  used: boolean;
}

/** All providers of the server: the chosen ones in their order, then the others. */
export function placesOf({ providers: chosen }: ProviderChoice, providers: Provider[]): Place[] {
  if (!chosen) return providers.map((provider) => ({ provider, used: true }));
  const known = chosen.flatMap((id) => providers.find((provider) => provider.id === id) ?? []);
  const used = known.map((provider) => ({ provider, used: true }));
  return [...used, ...providers.filter((provider) => !known.includes(provider)).map((provider) => ({ provider, used: false }))];
}

/** The ids to send: undefined when they are all there in the server's own order. */
export function orderOf(places: Place[], providers: Provider[]): string[] | undefined {
  const ids = places.filter(({ used }) => used).map(({ provider }) => provider.id);
  return ids.length === 0 || ids.join() === providers.map(({ id }) => id).join() ? undefined : ids;
}

/** The places with one of them moved by one. */
export function moved(places: Place[], at: number, by: 1 | -1): Place[] {
  const to = at + by;
  const [one, other] = [places[at], places[to]];
  if (!one || !other) return places;
  return places.map((place, index) => (index === at ? other : index === to ? one : place));
}

/** What goes along with a question: nothing about providers that the server does not have (any more). */
export function sentChoice(choice: ProviderChoice, providers: Provider[]): { providers?: string[]; models?: Record<string, string> } {
  const order = orderOf(placesOf(choice, providers), providers);
  const models = Object.fromEntries(Object.entries(choice.models).filter(([id]) => providers.some((provider) => provider.id === id)));
  return { ...(order ? { providers: order } : {}), ...(Object.keys(models).length > 0 ? { models } : {}) };
}
