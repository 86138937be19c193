import { useEffect, useId, useRef } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { Message } from '../live/message';
import { BackIcon, ForwardIcon } from '../ui/icons';
import { useActions } from './actions';

type Direction = 'previous' | 'next';

/** From one version of a question or answer to the others. Nothing where there is only one. */
export function BranchArrows({ message }: { message: Message }) {
  const { t } = useI18n();
  const { index = 1, count = 1, previous, next } = message.siblings ?? {};
  const id = useId();
  if (count < 2) return null;
  return (
    <div className="branches" role="group" aria-label={message.role === 'user' ? t('chat.branch.question') : t('chat.branch.answer')}>
      <Arrow direction="previous" to={previous} message={message} describedBy={id} />
      <span id={id} className="branch-place">{t('chat.branch.of', { index, count })}</span>
      <Arrow direction="next" to={next} message={message} describedBy={id} />
    </div>
  );
}

function Arrow({ direction, to, message, describedBy }: { direction: Direction; to: string | undefined; message: Message; describedBy: string }) {
  const { t } = useI18n();
  const { port, pressed, busy } = useActions();
  const button = useRef<HTMLButtonElement>(null);
  const name = `${message.parent ?? ''} ${message.role} ${direction}`;

  // The row that held the pressed arrow is gone; its successor stands in the row that replaced it.
  useEffect(() => {
    if (pressed.current !== name) return;
    pressed.current = undefined;
    button.current?.focus({ preventScroll: true });
  }, [pressed, name]);

  const press = () => {
    if (!to || busy) return;
    pressed.current = name;
    port.show(to);
  };
  return (
    <button ref={button} type="button" className="icon-button small" aria-disabled={!to || busy} aria-label={t(`chat.branch.${direction}`)} aria-describedby={describedBy} onClick={press}>
      {direction === 'previous' ? <BackIcon /> : <ForwardIcon />}
    </button>
  );
}
