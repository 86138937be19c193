import { useEffect, useRef, useState } from 'react';

/** The width of an element in CSS pixels, so that a drawing in it can keep its letters at their size. */
export function useWidth<E extends HTMLElement>(otherwise: number) {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(otherwise);
  useEffect(() => {
    if (!ref.current || !('ResizeObserver' in globalThis)) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}
