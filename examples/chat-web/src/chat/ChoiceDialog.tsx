import { useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { Dialog } from '../ui/Dialog';
import { DownIcon, UpIcon } from '../ui/icons';
import type { Provider } from '../wire/contract';
import { moved, orderOf, placesOf, type ChoiceStore, type Place, type ProviderChoice } from './choice-store';

interface Props {
  open: boolean;
  onClose: () => void;
  providers: Provider[];
  choice: ProviderChoice;
  store: ChoiceStore;
  /** Ids of the providers that have a usable key. */
  ready: Set<string>;
  /** The models that the keys open, by provider. */
  models: Readonly<Record<string, readonly string[]>>;
}

/** Who is asked, in which order, and for which model. */
export default function ChoiceDialog({ open, onClose, providers, choice, store, ready, models }: Props) {
  const { t } = useI18n();
  const [said, setSaid] = useState('');
  const places = placesOf(choice, providers);
  const used = places.filter((place) => place.used).length;

  const put = (next: Place[]) => {
    const order = orderOf(next, providers);
    store.set({ models: choice.models, ...(order ? { providers: order } : {}) });
  };
  const use = (at: number, on: boolean) => {
    if (!on && used === 1) return setSaid(t('chat.choice.atLeastOne'));
    put(places.map((place, index) => (index === at ? { ...place, used: on } : place)));
  };
  const move = (at: number, by: 1 | -1) => {
    const place = places[at];
    if (!place || !places[at + by]?.used) return;
    put(moved(places, at, by));
    setSaid(t('chat.choice.moved', { name: place.provider.name, place: at + by + 1 }));
  };
  const model = (id: string, name: string) => {
    const { [id]: _, ...others } = choice.models;
    store.set({ ...choice, models: name === '' ? others : { ...others, [id]: name } });
  };

  return (
    <Dialog open={open} onClose={onClose} title={t('chat.choice')}>
      <p className="dialog-lead">{t('chat.choice.lead')}</p>
      <ol className="choice-list">
        {places.map(({ provider, used: on }, at) => (
          <li key={provider.id} className={on ? 'used' : 'unused'}>
            <div className="choice-head">
              <label className="check">
                <input type="checkbox" checked={on} aria-label={t('chat.choice.use', { name: provider.name })} onChange={({ target }) => use(at, target.checked)} />
                <span>{provider.name}{!ready.has(provider.id) && provider.keyNeeded !== false && <small> {t('chat.choice.noKey')}</small>}</span>
              </label>
              <button type="button" className="icon-button small" aria-disabled={!on || at === 0} aria-label={t('chat.choice.up', { name: provider.name })} onClick={() => move(at, -1)}><UpIcon /></button>
              <button type="button" className="icon-button small" aria-disabled={!on || at + 1 >= used} aria-label={t('chat.choice.down', { name: provider.name })} onClick={() => move(at, 1)}><DownIcon /></button>
            </div>
            {on && <ModelField provider={provider} models={models[provider.id] ?? []} value={choice.models[provider.id] ?? ''} onChange={(name) => model(provider.id, name)} />}
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">{said}</p>
      <button type="button" className="outline-button" onClick={() => store.set({ models: {} })}>{t('chat.choice.reset')}</button>
    </Dialog>
  );
}

function ModelField({ provider, models, value, onChange }: { provider: Provider; models: readonly string[]; value: string; onChange: (name: string) => void }) {
  const { t } = useI18n();
  const list = `models-${provider.id}`;
  return (
    <div className="choice-model">
      <input
        type="text"
        dir="ltr"
        value={value}
        list={models.length > 0 ? list : undefined}
        aria-label={t('chat.choice.model.of', { name: provider.name })}
        placeholder={provider.model ? t('chat.choice.model.is', { model: provider.model }) : t('chat.choice.model.usual')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={200}
        onChange={({ target }) => onChange(target.value.trim())}
      />
      {models.length > 0 && <datalist id={list}>{models.map((name) => <option key={name} value={name} />)}</datalist>}
      {models.length > 0 && <small>{t('chat.choice.models', { count: models.length })}</small>}
    </div>
  );
}
