import { STORED_AS, type DeviceStore } from './device-store';
import { slots, type KeptKey, type Slot, type SlotAction } from './slots';

export type Remembering = 'unavailable' | 'off' | 'on' | 'failed';

export interface KeyBoxState {
  slots: Slot[];
  remembering: Remembering;
}

const SAVE_AFTER_MS = 300;

/** The user's keys: in this page's memory, whichever part of it is shown, and sealed on the device once they ask for it. */
export class KeyBox {
  private state: KeyBoxState;
  private saving: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly store: DeviceStore | undefined) {
    const kept = store?.isKept() ?? false;
    this.state = { slots: [], remembering: !store ? 'unavailable' : kept ? 'on' : 'off' };
    if (kept) void this.load();
  }

  readonly get = () => this.state;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly change = (action: SlotAction) => {
    const next = slots(this.state.slots, action);
    if (next === this.state.slots) return;
    this.become({ slots: next });
    if (this.state.remembering === 'on') this.saveSoon();
  };

  readonly remember = (on: boolean) => {
    this.become({ remembering: on ? 'on' : 'off' });
    if (on) return this.saveSoon();
    clearTimeout(this.saving);
    void this.store?.forget().catch(() => this.become({ remembering: 'failed' }));
  };

  readonly forget = () => {
    this.change({ type: 'forgotten' });
    if (this.store) this.remember(false);
  };

  /** Somebody else uses the page now: what is in memory goes, what is sealed on the device stays for whoever chose that. */
  readonly clear = () => {
    clearTimeout(this.saving);
    this.become({ slots: [] });
    if (this.store?.isKept()) void this.load();
  };

  /** Another tab forgot the keys: this one must not write them back. */
  readonly onStorage = (event: StorageEvent) => {
    if (event.key !== STORED_AS || event.newValue !== null) return;
    clearTimeout(this.saving);
    this.become({ remembering: 'off' });
  };

  private async load() {
    try {
      const keys = await this.store?.load();
      // Not through `change`: a load alone must not write.
      if (keys) this.become({ slots: slots(this.state.slots, { type: 'loaded', keys }) });
      else this.become({ remembering: 'failed' });
    } catch {
      this.become({ remembering: 'failed' });
    }
  }

  // Waits for a pause in typing.
  private saveSoon() {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => void this.store?.save(keptOf(this.state.slots)).catch(() => this.become({ remembering: 'failed' })), SAVE_AFTER_MS);
  }

  private become(part: Partial<KeyBoxState>) {
    this.state = { ...this.state, ...part };
    this.listeners.forEach((listener) => listener());
  }
}

function keptOf(state: Slot[]): KeptKey[] {
  return state.filter(({ value }) => value !== '').map(({ provider, value }) => ({ provider, value }));
}
