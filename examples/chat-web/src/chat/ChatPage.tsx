import { useCallback, useEffect, useRef, useState } from 'react';
import { Composer } from './Composer';
import { ConversationView } from './ConversationView';
import { useChat } from './use-chat';
import { Tools } from '../app/Tools';
import { KeyDrawer } from '../keys/KeyDrawer';
import { deviceStore } from '../keys/this-device';
import { isUsable } from '../keys/slots';
import { useKeys } from '../keys/use-keys';
import { useI18n } from '../i18n/I18nProvider';
import type { Catalogue, Course } from '../wire/contract';
import { Names } from '../ui/names';
import { EmptyState } from './EmptyState';
import { ChatTools } from './ChatTools';
import { Order } from './Order';

/** The chat: its tools in the header, conversation, composer, key drawer. */
export function ChatPage({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useI18n();
  const { providers, courses, limits } = catalogue;
  const [course, setCourse] = useState(courses[0] as Course);
  const [drawer, setDrawer] = useState(false);
  const { list, usable, change, apiKeys, ...keeping } = useKeys(providers, deviceStore);
  const { conversation, busy, ask, retry, stop, clear } = useChat(apiKeys);
  const field = useRef<HTMLTextAreaElement>(null);
  const { turns } = conversation;

  const nameOf = useCallback((id: string) => providers.find((provider) => provider.id === id)?.name ?? id, [providers]);
  const toField = () => field.current?.focus({ preventScroll: true });
  const openKeys = useCallback(() => setDrawer(true), []);
  const closeKeys = useCallback(() => setDrawer(false), []);

  useEffect(toField, []);
  useEscape(busy && !drawer, stop);

  return (
    <Names value={nameOf}>
      <Tools>
        <ChatTools
          courses={courses}
          course={course}
          onCourse={(id) => setCourse(courses.find((candidate) => candidate.id === id) ?? course)}
          keys={usable}
          onKeys={openKeys}
          onNew={turns.length > 0 ? () => (clear(), toField()) : undefined}
        />
      </Tools>
      <main id="content" className="conversation" tabIndex={-1}>
        <h1 className="visually-hidden">{t('app.chat.title')}</h1>
        {turns.length === 0 && (
          <EmptyState course={course} onAsk={(question) => (ask(question, course.id), toField())}>
            <Order providers={providers} ready={new Set(list.filter(isUsable).map(({ provider }) => provider))} onKeys={openKeys} />
          </EmptyState>
        )}
        <ConversationView
          turns={turns}
          courseTitle={(id) => courses.find((candidate) => candidate.id === id)?.title ?? id}
          onRetry={() => (retry(), toField())}
          onKeys={openKeys}
        />
      </main>
      <Composer
        field={field}
        busy={busy}
        limit={limits.messageCharacters}
        rateLimit={conversation.rateLimit}
        onAsk={(question) => ask(question, course.id)}
        onStop={stop}
      />
      <KeyDrawer open={drawer} onClose={closeKeys} catalogue={catalogue} list={list} change={change} {...keeping} />
    </Names>
  );
}

function useEscape(active: boolean, act: () => void) {
  useEffect(() => {
    if (!active) return;
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && !event.isComposing && act();
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [active, act]);
}
