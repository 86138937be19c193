import type { Course } from '../wire/contract';

const EXAMPLES: Record<string, string[]> = {
  dsa: ['What is a binary tree?', 'What is a hash table?', 'How does quicksort work?'],
};

/** Three questions to begin with. */
export function examplesFor(course: Course): string[] {
  return (
    EXAMPLES[course.id] ?? [
      `What is ${course.title} about?`,
      `What should I learn first in ${course.title}?`,
      `Give me a small exercise from ${course.title}.`,
    ]
  );
}
