import type { Translate } from '../i18n/texts';
import type { Course } from '../wire/contract';

/** Questions that a course itself answers, without any key: they stand in the words of the course, whatever the language of the page. */
const OF_COURSES: Record<string, { language: string; questions: string[] }> = {
  dsa: { language: 'en', questions: ['What is a binary tree?', 'What is a hash table?', 'How does quicksort work?'] },
};

/** Three questions to begin with, and their language where it is not that of the page. */
export function examplesFor({ id, title }: Course, t: Translate): { language?: string; questions: string[] } {
  return OF_COURSES[id] ?? { questions: [t('chat.example.about', { course: title }), t('chat.example.first', { course: title }), t('chat.example.exercise', { course: title })] };
}
