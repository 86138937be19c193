import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { ChainIcon } from '../ui/icons';
import type { ApiKeys, Provider } from '../wire/contract';
import { placesOf } from './choice-store';
import { choices, offered } from './this-page';

const ChoiceDialog = lazy(() => import('./ChoiceDialog'));

/** Says who is asked, and opens the place where that is chosen. */
export function ChoiceButton({ providers, ready, apiKeys }: { providers: Provider[]; ready: Set<string>; apiKeys: () => ApiKeys }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const choice = useSyncExternalStore(choices.subscribe, choices.get);
  const models = useSyncExternalStore(offered.subscribe, offered.get);
  useEffect(() => {
    if (open) void offered.ask(apiKeys());
  }, [open, apiKeys]);
  const own = choice.providers !== undefined || Object.keys(choice.models).length > 0;
  const names = placesOf(choice, providers).filter(({ used }) => used).map(({ provider: { id, name } }) => (choice.models[id] ? `${name} (${choice.models[id]})` : name));
  return (
    <>
      <button type="button" className="quiet-button choice-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <ChainIcon /> <span>{own ? t('chat.choice.own', { names: names.join(` ${t('chat.arrow')} `) }) : t('chat.choice.server')}</span>
      </button>
      <Suspense><ChoiceDialog open={open} onClose={() => setOpen(false)} providers={providers} choice={choice} store={choices} ready={ready} models={models} /></Suspense>
    </>
  );
}
