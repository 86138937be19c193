import type { Texts } from '../texts';

export const failure: Texts['failure'] = {
  UNREACHABLE: 'Der Server ist nicht erreichbar. Prüfe, ob du online bist, und versuche es dann noch einmal.',
  BAD_ANSWER: 'Der Server hat etwas geschickt, was diese Seite nicht versteht. Lade neu und versuche es noch einmal.',
  BAD_CREDENTIALS: 'Der Name oder das Passwort ist falsch.',
  EMAIL_NOT_VERIFIED: 'Bitte bestätige zuerst deine E-Mail-Adresse.',
  LOCKED_FOR_NOW: 'Zu viele falsche Passwörter. Bitte warte ein wenig; ein Link zum Entsperren liegt in deinem Postfach.',
  TOKEN_INVALID: 'Dieser Link wurde schon benutzt oder ist zu alt.',
  SESSION_ENDED: 'Deine Sitzung ist zu Ende. Bitte melde dich wieder an.',
  RATE_LIMITED: 'Das war viel auf einmal. Bitte warte ein wenig.',
  NOT_ALLOWED: 'Das dürfen nur Administratoren.',
  WRONG_PASSWORD: 'Das ist nicht dein Passwort.',
};
