import { useEffect, useState } from 'react';
import type { Failure } from '../wire/failure';
import { failureIn } from './failures';
import type { KeptConversation } from './kept-conversation';

export type Loading = 'loading' | 'ready' | { failure: Failure; again: () => void };

/** Whether the messages of a conversation are there. */
export function useLoading(port: KeptConversation): Loading {
  const [state, setState] = useState<{ port: KeptConversation; failure?: Failure }>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    port.load().then(
      () => wanted && setState({ port }),
      (cause: unknown) => wanted && setState({ port, failure: failureIn(cause) }),
    );
    return () => void (wanted = false);
  }, [port, round]);
  if (state?.port !== port) return port.isNew ? 'ready' : 'loading';
  const again = () => {
    setState(undefined);
    setRound(round + 1);
  };
  return state.failure ? { failure: state.failure, again } : 'ready';
}
