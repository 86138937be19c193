import { useEffect, useRef, type ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { CloseIcon } from '../ui/icons';
import { useMedia } from '../ui/use-media';

interface Props {
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the page where there is room, otherwise a drawer over it. */
export function SidePanel({ open, onClose, children }: Props) {
  const { t } = useI18n();
  const wide = useMedia('(min-width: 60rem)');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (wide || !open) dialog.current?.close();
    else if (!dialog.current?.open) dialog.current?.showModal();
  }, [open, wide]);

  if (wide) return <aside className="side" aria-label={t('app.nav.conversations')}>{children}</aside>;
  return (
    <dialog ref={dialog} className="side-drawer" aria-label={t('app.nav.conversations')} onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      {open && (
        <>
          <button type="button" className="icon-button side-close" aria-label={t('app.close')} onClick={onClose}><CloseIcon /></button>
          {children}
        </>
      )}
    </dialog>
  );
}
