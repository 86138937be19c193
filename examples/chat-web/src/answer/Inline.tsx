import type { Token, Tokens } from 'marked';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { decodeEntities } from './entities';
import { safeHref } from './links';

/** Inline Markdown tokens as React elements. Raw HTML becomes text, images become links: nothing is loaded from elsewhere. */
export function Inline({ tokens }: { tokens: Token[] | undefined }): ReactNode {
  return tokens?.map((token, at) => <Piece key={at} token={token} />);
}

function Piece({ token }: { token: Token }): ReactNode {
  const inner = <Inline tokens={'tokens' in token ? token.tokens : undefined} />;
  switch (token.type) {
    case 'strong':
      return <strong>{inner}</strong>;
    case 'em':
      return <em>{inner}</em>;
    case 'del':
      return <del>{inner}</del>;
    case 'codespan':
      return <code>{(token as Tokens.Codespan).text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <Link href={(token as Tokens.Link).href}>{inner}</Link>;
    case 'image':
      return <Link href={(token as Tokens.Image).href}><ImageName text={(token as Tokens.Image).text} /></Link>;
    case 'checkbox':
      return <Task done={(token as Tokens.Checkbox).checked} />;
    case 'text':
      return 'tokens' in token && token.tokens ? inner : decodeEntities((token as Tokens.Text).text);
    case 'escape':
      return (token as Tokens.Escape).text;
    default:
      return token.raw;
  }
}

function ImageName({ text }: { text: string }) {
  const { t } = useI18n();
  return text ? t('chat.image', { text }) : t('chat.image.none');
}

function Task({ done }: { done: boolean }) {
  return <input type="checkbox" checked={done} disabled aria-label={useI18n().t('chat.task.done')} />;
}

function Link({ href, children }: { href: string; children: ReactNode }) {
  const address = safeHref(href);
  if (!address) return <span>{children}</span>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow" title={new URL(address).host || address}>
      {children}
    </a>
  );
}
