import type { ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';
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
  const { t } = useI18n();
  const { language, questions } = examplesFor(course, t);
  return (
    <section className="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">{t('chat.empty.title')}</h2>
      <p>{t('chat.empty.text')}</p>
      <ul className="examples" aria-label={t('chat.empty.examples')}>
        {questions.map((question) => (
          <li key={question}><button type="button" dir="auto" lang={language} onClick={() => onAsk(question)}>{question}</button></li>
        ))}
      </ul>
      {children}
    </section>
  );
}
