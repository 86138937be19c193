import { useEffect, useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { RateLimit } from '../wire/contract';
import { SendIcon, StopIcon } from '../ui/icons';
import { codePoints } from './code-points';
import { RateNote } from './RateNote';

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  /** A text to go on with; taken whenever another object comes. */
  draft: { text: string };
  busy: boolean;
  limit: number;
  rateLimit: RateLimit | undefined;
  onAsk: (question: string) => void;
  onStop: () => void;
  /** What else there is to choose or to know. */
  children?: ReactNode;
}

/** The target of the page's skip link. */
export const FIELD_ID = 'question';

/** Where questions are written. Enter sends, Shift+Enter starts a line, Esc stops a running answer. */
export function Composer({ field, draft, busy, limit, rateLimit, onAsk, onStop, children }: Props) {
  const { t, number } = useI18n();
  const [text, setText] = useState('');
  const id = useId();
  const length = codePoints(text.trim());
  const tooLong = length > limit;
  const canSend = !busy && length > 0 && !tooLong;

  useEffect(() => setText((typed) => (typed.trim() === '' ? draft.text : typed)), [draft]);
  useEffect(() => grow(field.current), [field, text]);

  const send = () => {
    if (!canSend) return;
    onAsk(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter takes its suggestion (229 is what older browsers say instead).
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };

  return (
    <form className="composer" aria-label={t('chat.ask')} onSubmit={(event) => (event.preventDefault(), send())}>
      <div className="composer-box">
        <label htmlFor={FIELD_ID} className="visually-hidden">{t('chat.question')}</label>
        <textarea
          ref={field}
          id={FIELD_ID}
          rows={1}
          value={text}
          placeholder={t('chat.ask')}
          // An empty field follows the page, so that its placeholder does.
          dir={text === '' ? undefined : 'auto'}
          enterKeyHint="send"
          aria-describedby={`${id}-hint`}
          aria-invalid={tooLong}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {busy ? (
          <button type="button" className="send stop" aria-label={t('chat.stop')} title={`${t('chat.stop')} (Esc)`} onClick={() => (onStop(), field.current?.focus())}><StopIcon /></button>
        ) : (
          <button type="submit" className="send" aria-label={t('chat.send')} title={`${t('chat.send')} (Enter)`} aria-disabled={!canSend}><SendIcon /></button>
        )}
      </div>
      <div className="composer-foot">
        <p id={`${id}-hint`} className="keys-hint">
          {busy ? (
            <span><kbd>Esc</kbd> {t('chat.hint.escape')}</span>
          ) : (
            <><span><kbd>Enter</kbd> {t('chat.hint.enter')}</span> <span><kbd>Shift</kbd> <kbd>Enter</kbd> {t('chat.hint.shift')}</span></>
          )}
        </p>
        {children}
        <RateNote rateLimit={rateLimit} />
        {length >= limit * 0.9 && (
          <p className={tooLong ? 'counter refused' : 'counter'} role={tooLong ? 'alert' : undefined}>
            {tooLong ? t('chat.tooMany', { over: number(length - limit), most: number(limit) }) : t('chat.length', { length: number(length), most: number(limit) })}
          </p>
        )}
      </div>
    </form>
  );
}

// For browsers without `field-sizing: content`; set through the object model, which the content security policy allows.
function grow(field: HTMLTextAreaElement | null) {
  if (!field || CSS.supports?.('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
