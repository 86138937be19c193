import { useId } from 'react';
import { useChooseLanguage, useI18n } from '../i18n/I18nProvider';
import { isLanguage, LANGUAGES } from '../i18n/languages';
import { Segments } from '../ui/Segments';
import { preferences } from './preferences';
import { usePreferences } from './use-preferences';

const THEMES = ['system', 'light', 'dark'] as const;

/** Appearance and language. */
export function Choices() {
  const { t, language } = useI18n();
  const choose = useChooseLanguage();
  const theme = usePreferences().theme ?? 'system';
  const id = useId();
  return (
    <div className="choices">
      <Segments
        legend={t('app.theme')}
        options={THEMES}
        value={theme}
        nameOf={(name) => t(`app.theme.${name}`)}
        onChange={(name) => preferences.set({ theme: name === 'system' ? undefined : name })}
      />
      <label htmlFor={`${id}-language`}>{t('app.language')}</label>
      <select id={`${id}-language`} className="select" value={language} onChange={({ target }) => isLanguage(target.value) && void choose(target.value)}>
        {Object.entries(LANGUAGES).map(([tag, { name }]) => <option key={tag} value={tag} lang={tag}>{name}</option>)}
      </select>
    </div>
  );
}
