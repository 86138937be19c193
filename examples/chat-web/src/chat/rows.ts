import type { Message } from '../live/message';
import type { Pending } from './thread';

/** What stands in the conversation, from top to bottom. */
export type Row =
  | { kind: 'question'; key: string; message: Message; course?: string }
  | { kind: 'answer'; key: string; message: Message }
  | { kind: 'pending'; key: string; pending: Pending };

/** The rows of a branch, and of the question that is on its way. `course` marks a question that begins another course. */
export function rowsOf(path: Message[], pending: Pending | undefined): Row[] {
  const rows: Row[] = [];
  let course: string | undefined;
  for (const message of pending ? upTo(path, pending.again ?? pending.parent) : path) {
    if (message.role === 'assistant') {
      rows.push({ kind: 'answer', key: message.id, message });
      continue;
    }
    const other = course !== undefined && message.course !== undefined && message.course !== course;
    rows.push({ kind: 'question', key: message.id, message, ...(other && message.course ? { course: message.course } : {}) });
    course = message.course ?? course;
  }
  if (pending) rows.push({ kind: 'pending', key: pending.id, pending });
  return rows;
}

function upTo(path: Message[], id: string | undefined): Message[] {
  return path.slice(0, path.findIndex((message) => message.id === id) + 1);
}

const LINE = 27;

/** How high a row will be, as a first guess: what is measured later should not move much. */
export function guessHeight(row: Row, width: number): number {
  const perLine = Math.max(24, Math.min(width, 720) / 8.500);
  if (row.kind === 'pending') return 150;
  const lines = Math.ceil(row.message.text.length / perLine) + row.message.text.split('\n', 200).length - 1;
  return row.kind === 'question' ? 96 + Math.min(lines, 30) * LINE : 130 + lines * LINE;
}
