import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Tools } from '../app/Tools';
import { useShortcut } from '../app/use-shortcut';
import { useI18n } from '../i18n/I18nProvider';
import { isUsable } from '../keys/slots';
import { keyBox } from '../keys/this-device';
import { useKeys } from '../keys/use-keys';
import { Names } from '../ui/names';
import { useMedia } from '../ui/use-media';
import type { Catalogue, Course } from '../wire/contract';
import { Actions, useThread, type ChatActions } from './actions';
import { Announcer } from './Announcer';
import { ChatTools } from './ChatTools';
import { ChoiceButton } from './ChoiceButton';
import { sentChoice } from './choice-store';
import { CourseSelect } from './CourseSelect';
import { Composer } from './Composer';
import { EmptyState } from './EmptyState';
import { LineNote } from './LineNote';
import { Order } from './Order';
import type { ChatPort, Choice } from './port';
import { rowsOf } from './rows';
import { choices } from './this-page';
import { hasMore } from './tree';
import { useTarget } from './use-target';

// What the first look at an empty page does not need is loaded right after it.
const conversationView = () => import('./ConversationView');
const keyDrawer = () => import('../keys/KeyDrawer');
const ConversationView = lazy(conversationView);
const KeyDrawer = lazy(keyDrawer);

interface Props {
  catalogue: Catalogue;
  port: ChatPort;
  loading?: boolean;
  /** The message to begin with. */
  target?: string | undefined;
  /** The server keeps this conversation, so it takes orders about providers, too. */
  kept?: boolean;
  onAsked?: () => void;
  onNew: (() => void) | undefined;
}

/** The chat: its tools in the header, conversation, composer, key drawer. */
export function ChatPage({ catalogue, port, loading = false, target, kept = false, onAsked, onNew }: Props) {
  const { t } = useI18n();
  const { providers, courses, limits } = catalogue;
  const [course, setCourse] = useState(courses[0] as Course);
  // Beside the page stands the list, with a button of its own for a new chat.
  const wide = useMedia('(min-width: 60rem)');
  const [drawer, setDrawer] = useState(false);
  const [editing, setEditing] = useState<string>();
  const [asked, setAsked] = useState(0);
  const [draft, setDraft] = useState({ text: '' });
  const { list, usable, apiKeys } = useKeys(providers, keyBox);
  const path = useSyncExternalStore(port.store.subscribe, port.store.shown);
  const pending = useThread(port.store, (state) => state.pending);
  const rows = useMemo(() => rowsOf(path, pending), [path, pending]);
  const field = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const pressed = useRef<string | undefined>(undefined);
  const last = path.at(-1);
  const busy = last?.state === 'streaming' || (pending !== undefined && !pending.failure);

  const nameOf = useCallback((id: string) => providers.find((provider) => provider.id === id)?.name ?? id, [providers]);
  const courseTitle = (id: string) => courses.find((candidate) => candidate.id === id)?.title ?? id;
  const toField = useCallback(() => field.current?.focus({ preventScroll: true }), []);
  const openKeys = useCallback(() => setDrawer(true), []);
  const closeKeys = useCallback(() => setDrawer(false), []);
  const choice = useCallback((): Choice => ({ course: course.id, keys: apiKeys, ...(kept ? sentChoice(choices.get(), providers) : {}) }), [course, apiKeys, kept, providers]);
  const ready = useMemo(() => new Set(list.filter(isUsable).map(({ provider }) => provider)), [list]);

  const watched = useMemo(() => counted(port, () => setAsked((before) => before + 1)), [port]);
  const actions = useMemo<ChatActions>(
    () => ({ port: watched, choice, busy, openKeys, toField, putBack: (text) => (setDraft({ text }), toField()), editing, edit: setEditing, pressed }),
    [watched, choice, busy, openKeys, toField, editing],
  );
  const ask = (text: string) => {
    if (busy || loading) return;
    setEditing(undefined);
    watched.ask({ text, ...(last ? { parent: last.id } : {}) }, choice());
    onAsked?.();
  };

  useEffect(toField, [toField]);
  useShortcut('/', toField);
  useShortcut('mod+shift+o', () => onNew?.());
  useEscape(busy && !drawer, () => port.stop());
  useTarget(port, loading ? undefined : target);

  const empty = rows.length === 0 && !loading;
  return (
    <Names value={nameOf}>
      <Tools>
        <ChatTools keys={usable} onKeys={openKeys} onNew={rows.length > 0 && !(kept && wide) ? onNew : undefined} />
      </Tools>
      <Actions value={actions}>
        <main id="content" className={empty ? 'conversation at-start' : 'conversation'} ref={scroller} tabIndex={-1} aria-busy={loading}>
          <h1 className="visually-hidden">{t('app.chat.title')}</h1>
          {empty && (
            <EmptyState course={course} onAsk={(question) => (ask(question), toField())}>
              <Order providers={providers} ready={ready} onKeys={openKeys} />
            </EmptyState>
          )}
          {loading && <div className="skeleton" aria-hidden="true"><span /><span /><span /></div>}
          {rows.length > 0 && <Suspense><ConversationView rows={rows} scroller={scroller} more={hasMore(path) && !pending} target={target} asked={asked} courseTitle={courseTitle} /></Suspense>}
          <Announcer store={port.store} last={last} />
        </main>
      </Actions>
      <Composer draft={draft} field={field} busy={busy} limit={limits.messageCharacters} rateLimit={port.rateLimit()} onAsk={ask} onStop={() => port.stop()}>
        <CourseSelect courses={courses} course={course} onCourse={setCourse} />
        {kept && <ChoiceButton providers={providers} ready={ready} apiKeys={apiKeys} />}
        {kept && <LineNote />}
      </Composer>
      <Suspense><KeyDrawer open={drawer} onClose={closeKeys} catalogue={catalogue} box={keyBox} /></Suspense>
    </Names>
  );
}

/** The same conversation, telling when something was asked. */
function counted(port: ChatPort, tell: () => void): ChatPort {
  const told = <A extends unknown[]>(act: (...given: A) => void) => (...given: A) => (act(...given), tell());
  return {
    store: port.store,
    rateLimit: port.rateLimit,
    ask: told((...given) => port.ask(...given)),
    again: told((...given) => port.again(...given)),
    retry: told((...given) => port.retry(...given)),
    stop: () => port.stop(),
    show: (message) => port.show(message),
    older: () => port.older(),
    close: () => port.close(),
  };
}

function useEscape(active: boolean, act: () => void) {
  useEffect(() => {
    if (!active) return;
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && act();
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [active, act]);
}
