import { useId } from 'react';
import { useChooseLanguage, useI18n } from '../i18n/I18nProvider';
import { isLanguage, LANGUAGES } from '../i18n/languages';
import { preferences } from './preferences';
import { usePreferences } from './use-preferences';

const THEMES = ['system', 'light', 'dark'] as const;

/** Appearance and language. */
export function Choices() {
  const { t, language } = useI18n();
  const choose = useChooseLanguage();
  const { theme = 'system' } = usePreferences();
  const id = useId();
  return (
    <div className="choices">
      <fieldset className="segments">
        <legend>{t('app.theme')}</legend>
        {THEMES.map((name) => (
          <label key={name}>
            <input type="radio" name={`${id}-theme`} checked={theme === name} onChange={() => preferences.set({ theme: name === 'system' ? undefined : name })} />
            <span>{t(`app.theme.${name}`)}</span>
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-language`}>{t('app.language')}</label>
      <select id={`${id}-language`} className="select" value={language} onChange={({ target }) => isLanguage(target.value) && void choose(target.value)}>
        {Object.entries(LANGUAGES).map(([tag, { name }]) => <option key={tag} value={tag} lang={tag}>{name}</option>)}
      </select>
    </div>
  );
}
