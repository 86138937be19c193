import type { ApiKeys, Provider } from '../wire/contract';
import { checkKey, type KeyNote } from './formats';

/** One key field. An empty field is a slot with an empty value. */
export interface Slot {
  id: number;
  provider: string;
  value: string;
}

/** A key without its field, as it is kept on the device. */
export type KeptKey = Omit<Slot, 'id'>;

export type SlotAction =
  | { type: 'opened'; providers: string[] }
  | { type: 'typed'; id: number; value: string }
  | { type: 'added'; provider: string }
  | { type: 'removed'; id: number }
  | { type: 'moved'; id: number; to: string }
  | { type: 'loaded'; keys: KeptKey[] }
  | { type: 'forgotten' };

/** The key fields after one action. Pure. */
export function slots(state: Slot[], action: SlotAction): Slot[] {
  switch (action.type) {
    case 'opened':
      return action.providers.reduce(withField, state);
    case 'typed':
      return state.map((slot) => (slot.id === action.id ? { ...slot, value: action.value } : slot));
    case 'added':
      return [...state, { id: nextId(state), provider: action.provider, value: '' }];
    case 'removed':
      return state.filter((slot) => slot.id !== action.id);
    case 'moved':
      return moved(state, action.id, action.to);
    case 'loaded':
      return action.keys.reduce((before, key) => put(before, key), state);
    case 'forgotten':
      return [...new Set(state.map(({ provider }) => provider))].reduce(withField, []);
  }
}

/** The slots of one provider. */
export function slotsOf(state: Slot[], provider: string): Slot[] {
  return state.filter((slot) => slot.provider === provider);
}

export interface CheckedSlot extends Slot {
  note: KeyNote | undefined;
}

/** Every slot with what is to be said about it, in the order of the providers. */
export function checked(state: Slot[], providers: Provider[]): CheckedSlot[] {
  const seen: string[] = [];
  return providers.flatMap((provider) =>
    slotsOf(state, provider.id).map((slot) => {
      const note = checkKey(slot.value, provider, providers, seen);
      if (slot.value !== '') seen.push(slot.value);
      return { ...slot, note };
    }),
  );
}

export function isUsable(slot: CheckedSlot): boolean {
  return slot.value !== '' && (slot.note === undefined || slot.note.kind === 'hint');
}

/** The usable keys as the server wants them. */
export function apiKeysOf(state: CheckedSlot[]): ApiKeys {
  const keys: ApiKeys = {};
  for (const { provider, value } of state.filter(isUsable)) {
    const before = keys[provider];
    keys[provider] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return keys;
}

// Every provider has at least one field to type into.
function withField(state: Slot[], provider: string): Slot[] {
  return slotsOf(state, provider).length > 0 ? state : slots(state, { type: 'added', provider });
}

function moved(state: Slot[], id: number, to: string): Slot[] {
  const slot = state.find((candidate) => candidate.id === id);
  if (!slot) return state;
  return put(slots(state, { type: 'typed', id, value: '' }), { provider: to, value: slot.value });
}

function put(state: Slot[], { provider, value }: KeptKey): Slot[] {
  const empty = state.find((slot) => slot.provider === provider && slot.value === '');
  if (empty) return slots(state, { type: 'typed', id: empty.id, value });
  return [...state, { id: nextId(state), provider, value }];
}

function nextId(state: Slot[]): number {
  return 1 + Math.max(0, ...state.map((slot) => slot.id));
}
