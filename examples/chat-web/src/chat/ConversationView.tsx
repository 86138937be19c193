import { useI18n } from '../i18n/I18nProvider';
import { DownIcon } from '../ui/icons';
import { useActions } from './actions';
import { AnswerRow } from './AnswerRow';
import { PendingRow } from './PendingRow';
import { QuestionRow } from './QuestionRow';
import type { Row } from './rows';
import { useRows, type Scroller } from './use-rows';

interface Props {
  rows: Row[];
  scroller: Scroller;
  /** Whether the server has messages above the first row. */
  more: boolean;
  /** The message to show first, for example one that was found. */
  target: string | undefined;
  /** Counts what was asked on this page. */
  asked: number;
  courseTitle: (id: string) => string;
}

/** The rows of a conversation, of which only those in view are drawn: one with ten thousand messages is as light as one with ten. */
export default function ConversationView({ rows, scroller, more, target, asked, courseTitle }: Props) {
  const { t } = useI18n();
  const { port, editing, toField } = useActions();
  const { virtual, away, toEnd } = useRows({ rows, scroller, more, editing, target, asked, older: () => port.older(), onChange: port.store.subscribe });
  return (
    <>
      <div className="rows" style={{ height: virtual.getTotalSize() }}>
        {more && <button type="button" className="link-button older" onClick={() => void port.older()}>{t('chat.older')}</button>}
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index] as Row;
          return (
            <article
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={`row ${row.kind}-row${row.key === target ? ' found' : ''}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'question' && row.course && <p className="divider"><span>{courseTitle(row.course)}</span></p>}
              {row.kind === 'question' && <QuestionRow message={row.message} />}
              {row.kind === 'answer' && <AnswerRow message={row.message} />}
              {row.kind === 'pending' && <PendingRow pending={row.pending} />}
            </article>
          );
        })}
      </div>
      {away && rows.length > 0 && (
        <button type="button" className="to-bottom" onClick={() => (toEnd(), toField())}><DownIcon /> {t('chat.latest')}</button>
      )}
    </>
  );
}
