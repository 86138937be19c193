import { useRef } from 'react';
import { blocksOf, grow, NO_BLOCKS, type Blocks } from './blocks';

/** The blocks of a text; while it is growing, only its end is read again. Whole texts are read whole, once. */
export function useBlocks(text: string, growing: boolean): Blocks {
  const read = useRef<{ text: string; growing: boolean; blocks: Blocks }>({ text: '', growing: true, blocks: NO_BLOCKS });
  const { current } = read;
  if (current.text !== text || current.growing !== growing) {
    const extends_ = growing && current.growing && text.startsWith(current.text);
    const blocks = !growing ? blocksOf(text) : extends_ ? grow(current.blocks, text.slice(current.text.length)) : grow(NO_BLOCKS, text);
    read.current = { text, growing, blocks };
  }
  return read.current.blocks;
}
