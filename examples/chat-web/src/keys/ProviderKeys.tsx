import type { Dispatch } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { I18n } from '../i18n/i18n';
import type { Provider } from '../wire/contract';
import { PlusIcon } from '../ui/icons';
import { KeyField } from './KeyField';
import type { CheckedSlot, SlotAction } from './slots';
import { usualForm } from './usual-form';

interface Props {
  provider: Provider;
  providers: Provider[];
  list: CheckedSlot[];
  full: boolean;
  change: Dispatch<SlotAction>;
}

/** One provider's keys, tried in their order. */
export function ProviderKeys({ provider, providers, list, full, change }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const canAdd = !full && list.length > 0 && list.every(({ value }) => value !== '');
  return (
    <fieldset className="provider">
      <legend>{provider.name}</legend>
      {provider.keyUrl?.startsWith('https://') && (
        <a className="get-key" href={provider.keyUrl} target="_blank" rel="noopener noreferrer">
          {t('keys.get')}<span className="visually-hidden">{t('keys.get.more', { name: provider.name })}</span>
        </a>
      )}
      {list.map((slot, at) => (
        <KeyField
          key={slot.id}
          slot={slot}
          owner={provider.name}
          number={at + 1}
          hint={at === 0 ? hintOf(provider, i18n) : undefined}
          moveTo={moveTo(slot, providers)}
          removable={list.length > 1}
          change={change}
        />
      ))}
      {canAdd && (
        <button type="button" className="quiet-button" onClick={() => change({ type: 'added', provider: provider.id })}>
          <PlusIcon /> {t('keys.add')}<span className="visually-hidden">{t('keys.add.more', { provider: provider.name })}</span>
        </button>
      )}
      {full && list.every(({ value }) => value !== '') && <p className="provider-hint">{t('keys.full')}</p>}
    </fieldset>
  );
}

function moveTo({ note }: CheckedSlot, providers: Provider[]): Provider | undefined {
  return note?.kind === 'elsewhere' ? providers.find(({ id }) => id === note.moveTo) : undefined;
}

// The forms of these keys need more words than a beginning.
function hintOf({ id, keyHint, keyNeeded }: Provider, i18n: I18n): string | undefined {
  const { t } = i18n;
  if (id === 'bedrock') return t('keys.hint.bedrock');
  if (id === 'ollama') return t('keys.hint.ollama');
  return keyNeeded === false ? t('keys.hint.optional') : usualForm(keyHint, i18n);
}
