import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { NavLink, useMatch, useNavigate } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import type { Conversation } from '../live/message';
import { http } from '../session/this-page';
import { download } from '../ui/download';
import { MoreIcon } from '../ui/icons';
import { DeleteDialog } from './DeleteDialog';
import type { HistoryStore } from './history-store';
import { RenameForm } from './RenameForm';

interface Props {
  item: Conversation;
  store: HistoryStore;
  onChosen: () => void;
  say: (text: string) => void;
}

/** One conversation: the link to it, and behind a button what else can be done with it. */
export function ConversationItem({ item, store, onChosen, say }: Props) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const isShown = useMatch('/c/:id')?.params.id === item.id;
  const [mode, setMode] = useState<'plain' | 'menu' | 'rename' | 'delete'>('plain');
  const button = useRef<HTMLButtonElement>(null);
  const title = item.title || t('history.untitled');

  const close = () => {
    setMode('plain');
    // The button may have been away until now.
    requestAnimationFrame(() => button.current?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || mode !== 'menu') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const onBlur = (event: FocusEvent) => mode === 'menu' && event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && setMode('plain');
  const attempt = (work: Promise<void>, done: string) => work.then(() => say(done), () => say(t('history.transfer.failed')));
  const save = (format: 'json' | 'markdown', ending: string) => {
    close();
    void download(http, `api/conversations/${item.id}/export`, title + ending, { format }).catch(() => say(t('history.transfer.failed')));
  };
  const rename = (next: string) => {
    close();
    if (next !== '' && next !== item.title) void attempt(store.rename(item.id, next), t('history.renamed', { title: next }));
  };
  const remove = () => {
    setMode('plain');
    void attempt(store.remove(item.id), t('history.deleted', { title }));
    if (isShown) void navigate('/');
  };

  if (mode === 'rename') return <li><RenameForm title={item.title} onSave={rename} onCancel={close} /></li>;
  return (
    <li className="history-item" onKeyDown={onKeyDown} onBlur={onBlur}>
      <NavLink to={`/c/${item.id}`} title={title} onClick={onChosen}><span dir="auto">{title}</span></NavLink>
      <button ref={button} type="button" className="icon-button small" aria-expanded={mode === 'menu'} aria-label={t('history.options', { title })} onClick={() => setMode(mode === 'menu' ? 'plain' : 'menu')}>
        <MoreIcon />
      </button>
      {mode === 'menu' && <div className="menu-veil" onClick={() => setMode('plain')} />}
      {mode === 'menu' && (
        <ul className="item-menu">
          <li><button type="button" onClick={() => setMode('rename')}>{t('history.rename')}</button></li>
          <li><button type="button" onClick={() => save('markdown', '.md')}>{t('history.export.markdown')}</button></li>
          <li><button type="button" onClick={() => save('json', '.json')}>{t('history.export.json')}</button></li>
          <li><button type="button" className="danger" onClick={() => setMode('delete')}>{t('history.delete')}</button></li>
        </ul>
      )}
      <DeleteDialog open={mode === 'delete'} title={title} onDelete={remove} onKeep={close} />
    </li>
  );
}
