import { BrowserRouter } from 'react-router';
import { I18nProvider } from '../i18n/I18nProvider';
import type { LanguageTag } from '../i18n/languages';
import type { Texts } from '../i18n/texts';
import { useSession } from '../session/this-page';
import { Pages } from './Pages';
import { Starting } from './Starting';

/** Waits until it is known who uses the page, then shows the page of the address. */
export function App({ language, texts }: { language?: LanguageTag; texts?: Texts }) {
  return (
    <I18nProvider {...(language && { language })} {...(texts && { texts })}>
      <BrowserRouter basename={import.meta.env.BASE_URL}>
        <ForThisPerson />
      </BrowserRouter>
    </I18nProvider>
  );
}

function ForThisPerson() {
  const session = useSession();
  if (session.state === 'starting' || session.state === 'unknown') return <Starting session={session} />;
  // With another person everything that a component remembers goes.
  return <Pages key={session.state === 'user' ? session.user.id : 'guest'} />;
}
