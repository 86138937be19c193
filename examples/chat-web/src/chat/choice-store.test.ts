import { describe, expect, it } from 'vitest';
import type { Provider } from '../wire/contract';
import { ChoiceStore, moved, orderOf, placesOf, sentChoice } from './choice-store';

const ALL: Provider[] = ['gemini', 'groq', 'cerebras'].map((id) => ({ id, name: id }));
const ids = (places: ReturnType<typeof placesOf>) => places.map(({ provider, used }) => (used ? provider.id : `(${provider.id})`));

function storage(stored?: string) {
  const values = new Map(stored === undefined ? [] : [['claviger.choice', stored]]);
  return { values, getItem: (name: string) => values.get(name) ?? null, setItem: (name: string, value: string) => void values.set(name, value), removeItem: (name: string) => void values.delete(name) };
}

describe('choice of providers', () => {
  it('isTheServersOrderUntilSomebodyChooses', () => {
    expect(ids(placesOf({ models: {} }, ALL))).toEqual(['gemini', 'groq', 'cerebras']);
    expect(sentChoice({ models: {} }, ALL)).toEqual({});
  });

  it('putsTheChosenFirstAndTheOthersAside', () => {
    expect(ids(placesOf({ providers: ['cerebras', 'gemini'], models: {} }, ALL))).toEqual(['cerebras', 'gemini', '(groq)']);
  });

  it('movesByOnePlaceAndNotBeyondTheEnds', () => {
    const places = placesOf({ models: {} }, ALL);
    expect(ids(moved(places, 1, -1))).toEqual(['groq', 'gemini', 'cerebras']);
    expect(moved(places, 0, -1)).toBe(places);
    expect(moved(places, 2, 1)).toBe(places);
  });

  it('isNothingToSendWhenItIsTheServersOrderAgain', () => {
    expect(orderOf(placesOf({ providers: ['gemini', 'groq', 'cerebras'], models: {} }, ALL), ALL)).toBeUndefined();
  });

  it('sendsNothingAboutProvidersThatAreGone', () => {
    expect(sentChoice({ providers: ['gone', 'groq'], models: { gone: 'x', groq: 'llama' } }, ALL)).toEqual({ providers: ['groq'], models: { groq: 'llama' } });
  });

  it('isKeptInTheBrowserAndSurvivesWhatOthersWroteThere', () => {
    const place = storage();
    new ChoiceStore(place).set({ providers: ['groq'], models: { groq: 'llama' } });
    expect(new ChoiceStore(place).get()).toEqual({ providers: ['groq'], models: { groq: 'llama' } });
    for (const rubbish of ['', 'null', '[]', '{"providers":7,"models":{"a":1}}']) expect(new ChoiceStore(storage(rubbish)).get()).toEqual({ models: {} });
    expect(new ChoiceStore(undefined).get()).toEqual({ models: {} });
  });
});
