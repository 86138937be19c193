import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { preferences } from './app/preferences';
import { applyTheme } from './app/theme';
import { en } from './i18n/en';
import { bestOf, LANGUAGES } from './i18n/languages';
import { session } from './session/this-page';
import './styles/index.css';

const wished = preferences.get().language;
const language = bestOf(wished ? [wished] : navigator.languages);

applyTheme();
preferences.subscribe(applyTheme);
void session.start();

const texts = await LANGUAGES[language].load().catch(() => undefined);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App {...(texts ? { language, texts } : { language: 'en', texts: en })} />
    </StrictMode>,
  );
}
