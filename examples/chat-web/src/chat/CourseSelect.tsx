import { useI18n } from '../i18n/I18nProvider';
import type { Course } from '../wire/contract';

interface Props {
  courses: Course[];
  course: Course;
  onCourse: (course: Course) => void;
}

/** The course that the next question is about. */
export function CourseSelect({ courses, course, onCourse }: Props) {
  const { t } = useI18n();
  const choose = (id: string) => onCourse(courses.find((candidate) => candidate.id === id) ?? course);
  return (
    <label className="course">
      <span className="visually-hidden">{t('chat.course')}</span>
      <select value={course.id} onChange={({ target }) => choose(target.value)}>
        {courses.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
      </select>
    </label>
  );
}
