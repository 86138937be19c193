import type { ReactNode } from 'react';
import type { Course } from '../wire/contract';
import { examplesFor } from './examples';

interface Props {
  course: Course;
  onAsk: (question: string) => void;
  /** What follows the examples. */
  children: ReactNode;
}

/** What this is, in two sentences, and three ways to begin. */
export function EmptyState({ course, onAsk, children }: Props) {
  return (
    <section className="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">What would you like to understand?</h2>
      <p>
        Course questions are answered from the course itself and work without any key. For everything else Claviger asks
        the AI providers whose keys you bring, one after the other, and shows which one answered.
      </p>
      <ul className="examples" aria-label="Example questions">
        {examplesFor(course).map((question) => (
          <li key={question}><button type="button" onClick={() => onAsk(question)}>{question}</button></li>
        ))}
      </ul>
      {children}
    </section>
  );
}
