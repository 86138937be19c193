import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { CopyButton } from '../ui/CopyButton';
import type { Span } from './highlight';

interface Props {
  code: string;
  language: string;
  growing: boolean;
}

/** Code with its language, a copy button and, once it is complete, colours. */
export function CodeBlock({ code, language, growing }: Props) {
  const { t } = useI18n();
  const name = language.split(/\s/, 1)[0] ?? '';
  const spans = useHighlight(code, name, growing);
  return (
    <figure className="code-block" dir="ltr">
      <figcaption>
        <span>{name || t('chat.code')}</span>
        <CopyButton text={code} label={t('chat.copy.code')} />
      </figcaption>
      <pre tabIndex={0} role="group" aria-label={name ? t('chat.code.of', { language: name }) : t('chat.code.name')}>
        <code>{spans ? spans.map((span, at) => <span key={at} className={span.kind}>{span.text}</span>) : code}</code>
      </pre>
    </figure>
  );
}

function useHighlight(code: string, language: string, growing: boolean): Span[] | undefined {
  const [done, setDone] = useState<{ code: string; spans: Span[] | undefined }>();
  useEffect(() => {
    if (growing || language === '') return;
    let wanted = true;
    // Colours are a later, separate download; without it the code is simply plain.
    import('./highlight').then(
      ({ highlight }) => wanted && setDone({ code, spans: highlight(code, language) }),
      () => undefined,
    );
    return () => void (wanted = false);
  }, [code, language, growing]);
  return done?.code === code ? done.spans : undefined;
}
