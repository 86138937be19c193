import type { HttpWay } from '../live/http';

export class Unreadable extends Error {}

/** Sends an export back to the server; how many conversations came of it. */
export async function load(http: HttpWay, file: File): Promise<number> {
  const body: unknown = await file.text().then(JSON.parse).catch(() => Promise.reject(new Unreadable()));
  if (typeof body !== 'object' || body === null) throw new Unreadable();
  const { conversations } = await http.json<{ conversations: number }>('api/import', { method: 'POST', body });
  return conversations;
}
