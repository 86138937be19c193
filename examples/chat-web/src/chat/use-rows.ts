import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { guessHeight, type Row } from './rows';

export type Scroller = RefObject<HTMLElement | null>;

interface Wanted {
  rows: Row[];
  scroller: Scroller;
  more: boolean;
  editing: string | undefined;
  target: string | undefined;
  asked: number;
  older: () => Promise<void>;
  /** Calls back when the conversation has changed, before it is drawn anew. */
  onChange: (listener: () => void) => () => void;
}

/** Room above the first row, where the button for earlier messages stands. */
const ABOVE = 48;
const NEAR_TOP = 1200;
/** Who is so close to the end reads along. */
const READS_ALONG = 8;
const AWAY = 160;

/**
 * Which rows are drawn, and where the reader is. The end stays in view while an answer grows for whoever is at the end; for
 * everybody else what they read stays where it is, also when earlier messages arrive above it.
 */
export function useRows({ rows, scroller, more, editing, target, asked, older, onChange }: Wanted) {
  const [away, setAway] = useState(false);
  const edited = rows.findIndex(({ key }) => key === editing);
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => guessHeight(rows[index] as Row, scroller.current?.clientWidth ?? 720),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    // What somebody is editing stays on the page, wherever they scroll.
    rangeExtractor: useCallback((range: Range) => withRow(defaultRangeExtractor(range), edited), [edited]),
    overscan: 4,
    paddingStart: ABOVE,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: READS_ALONG,
  });

  const toEnd = useCallback(() => virtual.scrollToEnd(), [virtual]);

  // Rows that come above the reader are made up for from the last place that was told. Who has scrolled since then would be set back by that step.
  useEffect(
    () =>
      onChange(() => {
        const element = scroller.current;
        if (element && virtual.scrollOffset !== null && Math.abs(element.scrollTop - virtual.scrollOffset) >= 1) element.dispatchEvent(new Event('scroll'));
      }),
    [onChange, scroller, virtual],
  );

  useEarlier(scroller, more, rows, older);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => setAway(element.scrollHeight - element.clientHeight - element.scrollTop > AWAY);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller]);
  useSteadyEnd(scroller, toEnd);

  // A conversation opens at its end, or at what was looked for.
  const shown = useRef<string | undefined>(undefined);
  const at = target === undefined ? -1 : rows.findIndex(({ key }) => key === target);
  useLayoutEffect(() => {
    const wanted = target ?? 'end';
    if (shown.current === wanted || rows.length === 0 || (target !== undefined && at < 0)) return;
    // Whoever found something and then only leaves the address of it behind stays where they are.
    if (shown.current === undefined || target !== undefined) go();
    shown.current = wanted;
    function go() {
      if (at >= 0) virtual.scrollToIndex(at, { align: 'center' });
      else virtual.scrollToEnd();
    }
  }, [rows.length, target, at, virtual]);

  // Who asks wants to see the answer, wherever they were reading.
  useLayoutEffect(() => {
    if (asked > 0) virtual.scrollToEnd();
  }, [asked, virtual]);

  return { virtual, away, toEnd };
}

function withRow(indexes: number[], row: number): number[] {
  return row < 0 || indexes.includes(row) ? indexes : [...indexes, row].sort((a, b) => a - b);
}

// Who reads the end goes on doing so when the window becomes another one, or a keyboard comes up on the screen.
function useSteadyEnd(scroller: Scroller, toEnd: () => void) {
  useEffect(() => {
    const element = scroller.current;
    if (!element || !('ResizeObserver' in globalThis)) return;
    let atEnd = true;
    let size = `${element.clientWidth} ${element.clientHeight}`;
    const isSame = () => size === `${element.clientWidth} ${element.clientHeight}`;
    const onScroll = () => {
      // What a new size itself scrolls says nothing about the reader.
      if (isSame()) atEnd = element.scrollHeight - element.clientHeight - element.scrollTop <= AWAY;
    };
    const observer = new ResizeObserver(() => {
      if (isSame()) return;
      size = `${element.clientWidth} ${element.clientHeight}`;
      if (atEnd) requestAnimationFrame(toEnd);
    });
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, toEnd]);
}

// Loads what is above before the reader gets there.
function useEarlier(scroller: Scroller, more: boolean, rows: Row[], older: () => Promise<void>) {
  const load = useRef(older);
  load.current = older;
  useEffect(() => {
    const element = scroller.current;
    if (!more || !element) return;
    const onScroll = () => {
      if (element.scrollTop < NEAR_TOP && element.scrollHeight > element.clientHeight) void load.current();
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller, more, rows]);
}
