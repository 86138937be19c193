/** Why something did not work, by the code of the server's answer; `title` and `text` of a code belong together. */
export const failure = {
  'UNREACHABLE.title': 'The server cannot be reached',
  'UNREACHABLE.text': 'Check that you are online and that the server is running, then try again.',
  'OTHER.title': 'That did not work',
  'OTHER.text': 'The server could not do this. Please try again.',
} as const;
