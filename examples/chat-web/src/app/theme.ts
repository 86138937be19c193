import { preferences } from './preferences';

const PAPER = { light: '#fbfaf8', dark: '#181715' };

/** Shows the chosen colours; without a choice the system's. */
export function applyTheme() {
  const { theme } = preferences.get();
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.content = PAPER[theme ?? (meta.media.includes('dark') ? 'dark' : 'light')];
  }
}
