import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { preferences } from '../app/preferences';
import { en } from './en';
import { createI18n, type I18n } from './i18n';
import { LANGUAGES, type LanguageTag } from './languages';
import type { Texts } from './texts';

const ENGLISH = createI18n('en', en);

const Context = createContext<I18n>(ENGLISH);
const Choosing = createContext<(language: LanguageTag) => Promise<void>>(async () => undefined);

/** The texts of the page: `const { t } = useI18n()`. English where nothing else was provided, as in most tests. */
export const useI18n = () => useContext(Context);

/** Changes the language of the whole page, at once and for the next visits. */
export const useChooseLanguage = () => useContext(Choosing);

interface Props {
  language?: LanguageTag;
  texts?: Texts;
  children: ReactNode;
}

/** Holds the language; `language` and `texts` are what it starts with. */
export function I18nProvider({ language = 'en', texts = en, children }: Props) {
  const [chosen, setChosen] = useState({ language, texts });
  const i18n = useMemo(() => createI18n(chosen.language, chosen.texts), [chosen]);

  const choose = useCallback(async (next: LanguageTag) => {
    setChosen({ language: next, texts: await LANGUAGES[next].load() });
    preferences.set({ language: next });
  }, []);

  useEffect(() => {
    document.documentElement.lang = i18n.language;
    document.documentElement.dir = i18n.direction;
  }, [i18n]);

  return (
    <Choosing value={choose}>
      <Context value={i18n}>{children}</Context>
    </Choosing>
  );
}
