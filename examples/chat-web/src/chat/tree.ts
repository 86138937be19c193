import type { Message, Siblings } from '../live/message';

type Messages = ReadonlyMap<string, Message>;

/** The messages of the shown branch that are known, oldest first. */
export function pathOf(messages: Messages, leaf: string | undefined): Message[] {
  const path: Message[] = [];
  for (let at = leaf ? messages.get(leaf) : undefined; at; at = at.parent ? messages.get(at.parent) : undefined) path.push(at);
  return path.reverse();
}

/** Whether there is more above the first message of the path than this page knows. */
export function hasMore(path: Message[]): boolean {
  return path[0]?.parent !== undefined;
}

export function onPath({ messages, leaf }: { messages: Messages; leaf?: string }, id: string): boolean {
  for (let at = leaf ? messages.get(leaf) : undefined; at; at = at.parent ? messages.get(at.parent) : undefined) {
    if (at.id === id) return true;
  }
  return false;
}

/** The newest message that is known below one, itself when there is none. */
export function newestBelow(messages: Messages, id: string): string {
  const newest = new Map<string, Message>();
  for (const message of messages.values()) {
    const other = message.parent ? newest.get(message.parent) : undefined;
    if (message.parent && (!other || other.seq < message.seq)) newest.set(message.parent, message);
  }
  let at = id;
  for (let below = newest.get(at); below; below = newest.get(at)) at = below.id;
  return at;
}

/** All known messages and these; a newer copy replaces an older one. An answer that has ended never begins again: such a copy was read before its end. */
export function merged(messages: Messages, more: Message[]): Messages {
  const next = new Map(messages);
  for (const message of more) {
    const known = next.get(message.id);
    if (!known || known.state === 'streaming' || message.state !== 'streaming') next.set(message.id, message);
  }
  return next;
}

/** All messages and a new one. Its elder siblings learn of it. */
export function placed(messages: Messages, message: Message): Messages {
  const next = new Map(messages).set(message.id, message);
  const count = message.siblings?.count ?? 1;
  let younger = message.id;
  for (let at = elder(next, message); at; at = elder(next, at)) {
    const siblings: Siblings = { ...(at.siblings ?? { index: 1 }), count, next: younger };
    next.set(at.id, { ...at, siblings });
    younger = at.id;
  }
  return next;
}

function elder(messages: Messages, { siblings }: Message): Message | undefined {
  return siblings?.previous ? messages.get(siblings.previous) : undefined;
}

/** The place of a new child of `parent` behind those that are there. For conversations that only this page knows. */
export function placeFor(messages: Messages, parent: string | undefined, role: Message['role']): Siblings {
  const elders = [...messages.values()].filter((message) => message.parent === parent && message.role === role).sort((a, b) => a.seq - b.seq);
  const previous = elders.at(-1)?.id;
  return { index: elders.length + 1, count: elders.length + 1, ...(previous ? { previous } : {}) };
}
