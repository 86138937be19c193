import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { Message } from '../live/message';
import { useNames } from '../ui/names';
import { useThread } from './actions';
import { announcementOf } from './announcement';
import type { ThreadStore } from './thread-store';
import { writingOf } from './thread';

/** The one place that speaks to screen readers about answers. What was there before the page was opened is not read out. */
export function Announcer({ store, last }: { store: ThreadStore; last: Message | undefined }) {
  const { t } = useI18n();
  const nameOf = useNames();
  const writing = useThread(store, (state) => (last ? writingOf(state, last) : undefined));
  const followed = useRef<string | undefined>(undefined);
  const [ended, setEnded] = useState('');
  const during = writing ? announcementOf(writing, nameOf, t) : undefined;

  useEffect(() => {
    if (!last) return setEnded('');
    if (last.state === 'streaming') {
      followed.current = last.id;
      return;
    }
    if (followed.current !== last.id) return;
    followed.current = undefined;
    // Reading Markdown is part of what is loaded with the first answer.
    void import('./ending').then(({ endOf }) => setEnded(endOf(last, nameOf, t)), () => undefined);
  }, [last, nameOf, t]);

  return <p className="visually-hidden" role="status">{during ?? ended}</p>;
}
