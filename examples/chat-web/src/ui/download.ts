import type { HttpWay } from '../live/http';

/** Saves an answer of the server as a file. It is fetched, for a plain link could not carry the access token. */
export async function download(http: HttpWay, path: string, name: string, query: Record<string, string | undefined> = {}): Promise<void> {
  const response = await http.send(path, { accept: '*/*', query });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(name);
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const LONGEST = 80;

/** A title with an ending as the name of a file: without what file systems refuse. */
export function fileName(name: string): string {
  const [, title = '', ending = ''] = /^(.*?)(\.\w{2,8})?$/su.exec(name) ?? [];
  const plain = title.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ').trim().replace(/^\.+|\.+$/g, '');
  return (plain.slice(0, LONGEST).trim() || 'conversation') + ending;
}
