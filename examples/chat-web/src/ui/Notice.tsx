import { useEffect, useRef, type ReactNode } from 'react';
import { AlertIcon, CheckIcon } from './icons';

interface Props {
  kind?: 'good' | 'info' | 'bad';
  title?: string;
  /** Takes the focus, for a notice in the place of what had it. */
  focus?: boolean;
  children?: ReactNode;
}

/** Something the person should know, calmly. */
export function Notice({ kind = 'info', title, focus = false, children }: Props) {
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) self.current?.focus();
  }, [focus]);
  return (
    <div ref={self} className={`notice ${kind}`} tabIndex={focus ? -1 : undefined}>
      {kind === 'good' ? <CheckIcon /> : <AlertIcon />}
      <div>
        {title && <p><strong>{title}</strong></p>}
        {children}
      </div>
    </div>
  );
}
