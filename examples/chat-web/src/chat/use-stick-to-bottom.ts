import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR = 48;

/**
 * Keeps the end of the page in view while `content` grows, until the reader scrolls up; and again from the next question on.
 * Nothing moves before there is any.
 */
export function useStickToBottom(content: object | undefined, question: string | undefined) {
  const sticking = useRef(true);
  const lastTop = useRef(0);
  const [away, setAway] = useState(false);

  useEffect(() => {
    const onScroll = () => {
      const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
      const near = scrollHeight - clientHeight - scrollTop < NEAR;
      // Only a move upwards lets go: new text moves the end away, too.
      if (scrollTop < lastTop.current && !near) sticking.current = false;
      if (near) sticking.current = true;
      lastTop.current = scrollTop;
      setAway(!near);
    };
    addEventListener('scroll', onScroll, { passive: true });
    return () => removeEventListener('scroll', onScroll);
  }, []);

  const toBottom = useCallback(() => {
    sticking.current = true;
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  }, []);

  // Who asks wants to see the answer, wherever they were reading.
  useLayoutEffect(() => {
    if (question) toBottom();
  }, [question, toBottom]);

  useLayoutEffect(() => {
    if (content && sticking.current) toBottom();
  }, [content, toBottom]);

  return { away, toBottom };
}
