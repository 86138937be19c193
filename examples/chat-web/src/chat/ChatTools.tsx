import type { Course } from '../wire/contract';
import { KeyIcon, PlusIcon } from '../ui/icons';

interface Props {
  courses: Course[];
  course: Course;
  onCourse: (id: string) => void;
  keys: number;
  onKeys: () => void;
  onNew: (() => void) | undefined;
}

/** What the chat puts into the header. */
export function ChatTools({ courses, course, onCourse, keys, onKeys, onNew }: Props) {
  return (
    <>
      <label className="course">
        <span className="visually-hidden">Course</span>
        <select value={course.id} onChange={(event) => onCourse(event.target.value)}>
          {courses.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </select>
      </label>
      <div className="top-actions">
        {onNew && (
          <button type="button" className="top-button" onClick={onNew} aria-label="New chat"><PlusIcon /><span className="wide">New chat</span></button>
        )}
        <button type="button" className="top-button" onClick={onKeys} aria-haspopup="dialog" aria-label={keys === 0 ? 'Keys, none yet' : `Keys, ${keys} in use`}>
          <KeyIcon /><span className="wide">Keys</span>{keys > 0 && <span className="badge">{keys}</span>}
        </button>
      </div>
    </>
  );
}
