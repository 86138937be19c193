import type { Dispatch } from 'react';
import type { Provider } from '../wire/contract';
import { PlusIcon } from '../ui/icons';
import { KeyField } from './KeyField';
import type { CheckedSlot, SlotAction } from './slots';

interface Props {
  provider: Provider;
  providers: Provider[];
  list: CheckedSlot[];
  full: boolean;
  change: Dispatch<SlotAction>;
}

/** One provider's keys, tried in their order. */
export function ProviderKeys({ provider, providers, list, full, change }: Props) {
  const canAdd = !full && list.length > 0 && list.every(({ value }) => value !== '');
  return (
    <fieldset className="provider">
      <legend>{provider.name}</legend>
      {provider.keyUrl?.startsWith('https://') && (
        <a className="get-key" href={provider.keyUrl} target="_blank" rel="noopener noreferrer">
          Get a key<span className="visually-hidden"> for {provider.name}, opens in a new tab</span>
        </a>
      )}
      {list.map((slot, at) => (
        <KeyField
          key={slot.id}
          slot={slot}
          owner={provider.name}
          number={at + 1}
          hint={provider.keyHint}
          moveTo={providers.find(({ id }) => id === slot.note?.moveTo)}
          removable={list.length > 1}
          change={change}
        />
      ))}
      {canAdd && (
        <button type="button" className="quiet-button" onClick={() => change({ type: 'added', provider: provider.id })}>
          <PlusIcon /> Add another<span className="visually-hidden"> {provider.name} key</span>
        </button>
      )}
      {full && list.every(({ value }) => value !== '') && <p className="provider-hint">No more keys fit into one question.</p>}
    </fieldset>
  );
}
