import { useId } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import type { Key } from '../i18n/texts';
import { Dialog } from '../ui/Dialog';
import { preferences } from './preferences';
import { usePreferences } from './use-preferences';

type Plain = Extract<Key, `app.shortcuts.${string}`>;

const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

const SHORTCUTS: [Plain, ...string[]][] = [
  ['app.shortcuts.help', '?'],
  ['app.shortcuts.question', '/'],
  ['app.shortcuts.newChat', MOD, 'Shift', 'O'],
  ['app.shortcuts.search', MOD, 'K'],
  ['app.shortcuts.send', 'Enter'],
  ['app.shortcuts.line', 'Shift', 'Enter'],
  ['app.shortcuts.stop', 'Esc'],
];

/** The list of shortcuts, and a way to turn those off that a stray character would set off (WCAG 2.1.4). */
export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useI18n();
  const { singleKeys = true } = usePreferences();
  const id = useId();
  return (
    <Dialog open={open} onClose={onClose} title={t('app.shortcuts')}>
      <dl className="shortcuts">
        {SHORTCUTS.map(([name, ...keys]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd dir="ltr">{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dd>
          </div>
        ))}
      </dl>
      <label className="check" htmlFor={id}>
        <input id={id} type="checkbox" checked={singleKeys} onChange={({ target }) => preferences.set({ singleKeys: target.checked ? undefined : false })} />
        {t('app.shortcuts.single')}
      </label>
    </Dialog>
  );
}
