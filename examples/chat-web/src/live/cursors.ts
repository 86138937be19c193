import type { DeltaEvent, MessageEvent, ServerEvent } from './envelope';

/** Whether to use an event: as it is, cut to what is new, not at all, or not before what is missing has come. */
export type Verdict = { use: ServerEvent } | 'seen' | 'gap';

interface Offsets {
  text: number;
  reasoning: number;
}

/** How far this page has come in each conversation and each answer: what it has seen it never shows twice, and it can say where to resume. */
export class Cursors {
  private readonly rooms = new Map<string, number>();
  private readonly generations = new Map<string, Offsets>();

  /** Follows a conversation from its last known message on. */
  enter(room: string, lastSeq: number) {
    this.rooms.set(room, Math.max(lastSeq, this.rooms.get(room) ?? 0));
  }

  leave(room: string) {
    this.rooms.delete(room);
  }

  /** Follows an answer of which `offset` UTF-16 units are there. */
  follow(generation: string, offset: number) {
    const known = this.generations.get(generation);
    if (!known || known.text < offset) this.generations.set(generation, { text: offset, reasoning: known?.reasoning ?? 0 });
  }

  finish(generation: string) {
    this.generations.delete(generation);
  }

  offset(generation: string): number {
    return this.generations.get(generation)?.text ?? 0;
  }

  following(): string[] {
    return [...this.generations.keys()];
  }

  entered(): string[] {
    return [...this.rooms.keys()];
  }

  /** The data of a `resume`. */
  resume(): { rooms: Record<string, number>; generations: Record<string, number> } {
    return {
      rooms: Object.fromEntries(this.rooms),
      generations: Object.fromEntries([...this.generations].map(([id, { text }]) => [id, text])),
    };
  }

  judge(event: ServerEvent): Verdict {
    switch (event.type) {
      case 'message_receive':
        return this.judgeMessage(event);
      case 'ai_delta':
      case 'ai_reasoning':
        return this.judgeDelta(event);
      case 'ai_restarted':
        if (this.generations.has(event.data.generation)) this.generations.set(event.data.generation, { text: 0, reasoning: 0 });
        return { use: event };
      default:
        return { use: event };
    }
  }

  private judgeMessage(event: MessageEvent): Verdict {
    const seq = event.seq ?? event.data.seq;
    const last = event.room === undefined ? undefined : this.rooms.get(event.room);
    if (event.room === undefined || last === undefined) return { use: event };
    if (seq <= last) return 'seen';
    if (seq > last + 1) return 'gap';
    this.rooms.set(event.room, seq);
    return { use: event };
  }

  private judgeDelta(event: DeltaEvent): Verdict {
    const { generation, offset, text } = event.data;
    const at = this.generations.get(generation);
    // Of an answer that is not followed (yet) nobody keeps count: whoever shows it compares the offset itself.
    if (!at) return { use: event };
    const which = event.type === 'ai_delta' ? 'text' : 'reasoning';
    // Reasoning may come without offsets: then it is taken as it comes.
    const start = offset ?? at[which];
    if (start > at[which]) return 'gap';
    const fresh = text.slice(at[which] - start);
    if (fresh === '') return 'seen';
    this.generations.set(generation, { ...at, [which]: start + text.length });
    return { use: { ...event, data: { ...event.data, offset: at[which], text: fresh } } };
  }
}
