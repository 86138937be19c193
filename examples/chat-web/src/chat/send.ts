import type { Accepted, AnswerAgain, SendMessage } from '../live/envelope';
import type { HttpWay } from '../live/http';
import type { LiveClient } from '../live/live-client';
import { Unanswered } from '../live/requests';

/**
 * Stores a question, or the wish for another answer: by the socket, or by POST where there is none or where it broke before the
 * server had answered. The id makes the second way find what the first had stored.
 */
export async function sent(http: HttpWay, live: LiveClient, room: string, body: SendMessage | AnswerAgain): Promise<Accepted> {
  const type = 'message' in body ? 'answer_again' : 'message_send';
  try {
    const acknowledged = live.request({ type, id: body.id, room, data: body }, body.apiKeys !== undefined);
    if (acknowledged) return await acknowledged;
  } catch (cause) {
    if (!(cause instanceof Unanswered)) throw cause;
  }
  const messages = `api/conversations/${room}/messages`;
  if (!('message' in body)) return http.json<Accepted>(messages, { method: 'POST', body });
  const { message, ...rest } = body;
  return http.json<Accepted>(`${messages}/${message}/answers`, { method: 'POST', body: rest });
}
