import { FailureCard } from '../chat/FailureCard';
import { ChatPage } from './ChatPage';
import { useCatalogue } from './use-catalogue';

/** Waits for the server's list of providers and courses, then shows the chat. */
export function App() {
  const [state, again] = useCatalogue();
  if (state === 'loading') return <main className="loading" aria-busy="true"><h1 className="visually-hidden">Claviger is loading</h1></main>;
  if ('failure' in state) {
    return (
      <main className="loading">
        <h1 className="visually-hidden">Claviger</h1>
        <div role="alert"><FailureCard failure={state.failure} onRetry={again} onKeys={() => undefined} /></div>
      </main>
    );
  }
  return <ChatPage catalogue={state.catalogue} />;
}
