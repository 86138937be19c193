/** A part of a found text; `hit` is what was searched for. */
export interface Piece {
  text: string;
  hit: boolean;
}

const START = '\ue000';
const END = '\ue001';

/** The parts of a snippet, in which the server put marks of its own around the hits. Marks without a partner are left out. */
export function piecesOf(snippet: string): Piece[] {
  return snippet
    .split(new RegExp(`(${START}[^${START}${END}]*${END})`))
    .map((part) => ({ text: part.replaceAll(START, '').replaceAll(END, ''), hit: part.startsWith(START) && part.endsWith(END) }))
    .filter(({ text }) => text !== '');
}
