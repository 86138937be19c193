import type { Http } from '../wire/http';

/** Saves an answer of the server as a file. It is fetched, for a plain link could not carry the access token. */
export async function download(http: Http, path: string, name: string, query: Record<string, string | undefined> = {}): Promise<void> {
  const response = await http.send(path, { accept: '*/*', query });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
