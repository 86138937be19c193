import { useNames } from '../ui/names';
import { DownIcon } from '../ui/icons';
import { announcement } from './announcement';
import { FIELD_ID } from './Composer';
import { isRunning, type Turn } from './turns';
import { TurnView } from './TurnView';
import { useStickToBottom } from './use-stick-to-bottom';

interface Props {
  turns: Turn[];
  courseTitle: (id: string) => string;
  onRetry: () => void;
  onKeys: () => void;
}

/** All turns of this page, and the one place that speaks to screen readers about them. */
export function ConversationView({ turns, courseTitle, onRetry, onKeys }: Props) {
  const last = turns.at(-1);
  const { away, toBottom } = useStickToBottom(last, last?.id);
  return (
    <>
      {turns.map((turn, at) => (
        <div key={turn.id}>
          {at > 0 && turns[at - 1]?.courseId !== turn.courseId && <p className="divider"><span>{courseTitle(turn.courseId)}</span></p>}
          <TurnView turn={turn} number={at + 1} onRetry={turn === last && !isRunning(turn) ? onRetry : undefined} onKeys={onKeys} />
        </div>
      ))}
      {away && turns.length > 0 && (
        <button type="button" className="to-bottom" onClick={() => (toBottom(), document.getElementById(FIELD_ID)?.focus({ preventScroll: true }))}><DownIcon /> Latest</button>
      )}
      <Announcer turn={last} />
    </>
  );
}

function Announcer({ turn }: { turn: Turn | undefined }) {
  return <p className="visually-hidden" role="status">{announcement(turn, useNames())}</p>;
}
