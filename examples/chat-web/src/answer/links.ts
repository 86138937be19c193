const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address if an answer may link to it, else undefined. Relative addresses are refused: an answer has no place of its own. */
export function safeHref(href: string): string | undefined {
  try {
    const url = new URL(href);
    return ALLOWED.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
