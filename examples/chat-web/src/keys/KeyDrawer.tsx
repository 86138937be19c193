import { useEffect, useRef } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { Catalogue } from '../wire/contract';
import { CloseIcon } from '../ui/icons';
import { ProviderKeys } from './ProviderKeys';
import { RememberOnDevice } from './RememberOnDevice';
import type { KeyBox } from './key-box';
import { slotsOf, type CheckedSlot } from './slots';
import { useKeys } from './use-keys';

interface Props {
  open: boolean;
  onClose: () => void;
  catalogue: Catalogue;
  box: KeyBox;
}

/** Where the keys are typed. A modal dialog, so the browser keeps the focus inside and gives it back afterwards. */
export default function KeyDrawer({ open, onClose, catalogue, box }: Props) {
  const { t } = useI18n();
  const dialog = useRef<HTMLDialogElement>(null);
  const { providers, limits } = catalogue;
  const { list, remembering } = useKeys(providers, box);
  const { change, remember, forget } = box;

  useEffect(() => {
    if (!open) return dialog.current?.close();
    change({ type: 'opened', providers: providers.map(({ id }) => id) });
    if (!dialog.current?.open) dialog.current?.showModal();
  }, [open, providers, change]);

  return (
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby="drawer-title"
      // Escape closes through the state, at once: the browser's own close event comes later and would undo a quick reopening.
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && (event.preventDefault(), onClose())}
      onClose={() => dialog.current?.open || onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <header className="drawer-head">
        <h2 id="drawer-title">{t('keys.title')}</h2>
        <button type="button" className="icon-button" aria-label={t('app.close')} onClick={onClose}><CloseIcon /></button>
      </header>
      <div className="drawer-body">
        <p className="drawer-lead">{t('keys.lead')}</p>
        {open && providers.map((provider) => (
          <ProviderKeys
            key={provider.id}
            provider={provider}
            providers={providers}
            list={slotsOf(list, provider.id) as CheckedSlot[]}
            full={list.filter(({ value }) => value !== '').length >= limits.keys}
            change={change}
          />
        ))}
        <RememberOnDevice remembering={remembering} remember={remember} forget={forget} some={list.some(({ value }) => value !== '')} />
      </div>
      <div className="drawer-foot">
        <button type="button" className="solid-button" onClick={onClose}>{t('keys.done')}</button>
      </div>
    </dialog>
  );
}
