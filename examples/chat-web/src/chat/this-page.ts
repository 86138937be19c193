import { Fallback } from '../live/fallback';
import { LiveClient } from '../live/live-client';
import { newId } from '../live/envelope';
import { keyBox } from '../keys/this-device';
import { http, session } from '../session/this-page';
import { address } from '../wire/address';
import { ChoiceStore } from './choice-store';
import { OfferedModels } from './offered-models';
import { GuestConversation } from './guest-conversation';
import { KeptConversation } from './kept-conversation';

/** Which providers are asked, as chosen in this browser. */
export const choices = new ChoiceStore(storage());

/** The models that the keys of this page open. */
export const offered = new OfferedModels(http);

let line: LiveClient | undefined;
let person = '';
let open: KeptConversation | undefined;
let guest: GuestConversation | undefined;
let fresh: string | undefined;

/** The line to the server, for as long as somebody is signed in. */
export function liveLine(): LiveClient {
  if (!line) {
    line = new LiveClient({
      ticket: async () => (await http.post<{ ticket: string }>('api/live/tickets')).ticket,
      open: (protocols) => new WebSocket(liveAddress(), protocols),
      fallback: new Fallback(http),
    });
    line.start();
  }
  return line;
}

/** The conversation with this id, the same one for as long as it is the one that is shown. */
export function conversationAt(id: string, onGone: () => void): KeptConversation {
  if (open?.id === id) return open;
  open?.close();
  open = new KeptConversation(id, http, liveLine(), id !== fresh, onGone);
  return open;
}

/** The id of the conversation that the next question begins. */
export function newConversationId(): string {
  fresh ??= newId('cnv');
  return fresh;
}

/** The conversation has begun: the next new one is another. */
export function begun(id: string) {
  if (fresh === id) fresh = undefined;
}

/** The guest's conversation; a new one on demand. */
export function guestConversation(anew = false): GuestConversation {
  if (anew || !guest) {
    guest?.close();
    guest = new GuestConversation();
  }
  return guest;
}

// Another person: nothing of the former one stays in this page.
session.subscribe(() => {
  const now = session.get();
  const next = now.state === 'user' ? now.user.id : now.state === 'guest' ? 'guest' : person;
  if (next === person) return;
  if (person !== '') forgetEverything(now.state === 'user' && person === 'guest');
  person = next;
});

/** Closes what is open and forgets it, with the keys unless the same person goes on. */
export function forgetEverything(samePerson = false) {
  line?.stop();
  open?.close();
  guest?.close();
  line = open = guest = fresh = undefined;
  offered.clear();
  // Whoever typed keys as a guest and then signs in is the same person.
  if (!samePerson) keyBox.clear();
}

function liveAddress(): string {
  const url = new URL(address('live'), location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
