import { useState } from 'react';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { GuestNote } from '../app/GuestNote';
import { useTitle } from '../app/Page';
import { useI18n } from '../i18n/I18nProvider';
import { useHistory } from '../history/this-page';
import { useSession } from '../session/this-page';
import type { Catalogue } from '../wire/contract';
import { ChatPage } from './ChatPage';
import { FailureCard } from './FailureCard';
import { begun, conversationAt, guestConversation, newConversationId } from './this-page';
import { useCatalogue } from './use-catalogue';
import { useLoading } from './use-loading';
import { MissingConversation } from './MissingConversation';

/** Waits for the server's list of providers and courses, then shows the chat: a guest's, a new one, or the one of the address. */
export default function ChatRoute() {
  const { t } = useI18n();
  const session = useSession();
  const [state, again] = useCatalogue();
  if (state === 'loading') return <main id="content" className="waiting" aria-busy="true"><h1 className="visually-hidden">{t('app.loading')}</h1></main>;
  // In production nobody is a guest.
  if ('failure' in state && state.failure.status === 401 && session.state === 'guest') return <Navigate to="/signin" state={{ from: '/' }} replace />;
  if ('failure' in state) {
    return (
      <main id="content" className="loading" tabIndex={-1}>
        <h1 className="visually-hidden">{t('app.name')}</h1>
        <div role="alert"><FailureCard failure={state.failure} onRetry={again} onKeys={() => undefined} /></div>
      </main>
    );
  }
  return session.state === 'user' ? <KeptChat catalogue={state.catalogue} /> : <GuestChat catalogue={state.catalogue} />;
}

function GuestChat({ catalogue }: { catalogue: Catalogue }) {
  useTitle(useI18n().t('app.chat.title'));
  const [port, setPort] = useState(() => guestConversation());
  return (
    <>
      <GuestNote />
      <ChatPage key={port.id} catalogue={catalogue} port={port} onNew={() => setPort(guestConversation(true))} />
    </>
  );
}

function KeptChat({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useI18n();
  const { id } = useParams();
  const { items } = useHistory();
  useTitle(items.find((item) => item.id === id)?.title || t('app.chat.title'));
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const [fresh] = useState(newConversationId);
  const port = conversationAt(id ?? fresh, () => void navigate('/'));
  const loading = useLoading(port);
  const target = query.get('m') ?? undefined;
  if (loading !== 'loading' && loading !== 'ready') return <MissingConversation failure={loading.failure} onRetry={loading.again} />;
  const onAsked = () => {
    begun(port.id);
    if (!id) void navigate(`/c/${port.id}`, { replace: true });
  };
  return <ChatPage key={port.id} catalogue={catalogue} port={port} loading={loading === 'loading'} target={target} kept onAsked={onAsked} onNew={id ? () => void navigate('/') : undefined} />;
}
