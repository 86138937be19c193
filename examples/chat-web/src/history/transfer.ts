import type { HttpWay } from '../live/http';

/** Gives the person a file. */
export async function save(http: HttpWay, path: string, format: 'json' | 'markdown', name: string) {
  const response = await http.send(path, { query: { format }, accept: format === 'json' ? 'application/json' : 'text/markdown' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${fileName(name)}.${format === 'json' ? 'json' : 'md'}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A title as the name of a file: without what file systems refuse. */
export function fileName(title: string): string {
  const name = title.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ').trim().replace(/^\.+|\.+$/g, '');
  return name.slice(0, 80).trim() || 'conversation';
}

export class Unreadable extends Error {}

/** Sends an export back to the server; how many conversations came of it. */
export async function load(http: HttpWay, file: File): Promise<number> {
  const body: unknown = await file.text().then(JSON.parse).catch(() => Promise.reject(new Unreadable()));
  if (typeof body !== 'object' || body === null) throw new Unreadable();
  const { conversations } = await http.json<{ conversations: number }>('api/import', { method: 'POST', body });
  return conversations;
}
