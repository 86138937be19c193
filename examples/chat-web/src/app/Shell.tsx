import { lazy, Suspense, useState } from 'react';
import { Outlet, useLocation, useMatch } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import { useSession } from '../session/this-page';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';
import { ToolsPlace } from './Tools';
import { ShortcutsDialog } from './ShortcutsDialog';
import { SidePanel } from './SidePanel';
import { useShortcut } from './use-shortcut';

const Sidebar = lazy(() => import('../history/Sidebar'));

/** The frame around every page: skip link, header, the list of conversations beside the chat, and the page itself. */
export function Shell() {
  const { t } = useI18n();
  const { key } = useLocation();
  const session = useSession();
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [help, setHelp] = useState(false);
  const [side, setSide] = useState(false);
  const onChat = useMatch('/') !== null;
  const inConversation = useMatch('/c/:id') !== null;
  const hasSide = session.state === 'user' && (onChat || inConversation);
  useShortcut('?', () => setHelp(true));

  return (
    <ToolsPlace value={tools}>
      <a className="skip" href="#content" onClick={(event) => (event.preventDefault(), skip())}>{t('app.skip')}</a>
      <Header toolsRef={setTools} onShortcuts={() => setHelp(true)} onSide={hasSide ? () => setSide(true) : undefined} />
      <div className="frame">
        {hasSide && (
          <SidePanel open={side} onClose={() => setSide(false)}>
            <Suspense><Sidebar onChosen={() => setSide(false)} /></Suspense>
          </SidePanel>
        )}
        <div className="stage">
          <ErrorBoundary at={key}>
            <Suspense fallback={<main className="waiting" aria-busy="true" aria-label={t('app.loading')} />}><Outlet /></Suspense>
          </ErrorBoundary>
        </div>
      </div>
      <ShortcutsDialog open={help} onClose={() => setHelp(false)} />
    </ToolsPlace>
  );
}

// In the chat that is the question field; elsewhere the page.
function skip() {
  (document.getElementById('question') ?? document.getElementById('content'))?.focus();
}
