/** Why something did not work, by the code of the server's answer. Codes that are not here are shown in the server's own words. */
export const failure = {
  UNREACHABLE: 'The server cannot be reached. Check that you are online, then try again.',
  BAD_ANSWER: 'The server sent what this page does not understand. Reload and try again.',
  BAD_CREDENTIALS: 'The name or the password is wrong.',
  EMAIL_NOT_VERIFIED: 'Please confirm your e-mail address first.',
  LOCKED_FOR_NOW: 'Too many wrong passwords. Please wait a little; a link to unlock your account is in your mailbox.',
  TOKEN_INVALID: 'This link has been used already or is too old.',
  SESSION_ENDED: 'Your session has ended. Please sign in again.',
  RATE_LIMITED: 'That was a lot at once. Please wait a little.',
  NOT_ALLOWED: 'Only administrators may do this.',
  WRONG_PASSWORD: 'This is not your password.',
} as const;
