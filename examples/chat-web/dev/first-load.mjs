// What a first visit loads before the page rests, as a server with compression sends it.
import { gzipSync } from 'node:zlib';

const BUDGET = 150 * 1024;

/** Opens an address in a fresh page of the context; gives the compressed size of everything that came, and says what weighs most. */
export async function firstLoad(context, address) {
  const page = await context.newPage();
  const bodies = [];
  page.on('response', (response) => bodies.push(response.body().then((body) => [new URL(response.url()).pathname, gzipSync(body).length]).catch(() => ['', 0])));
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.locator('h1').first().waitFor();
  const files = (await Promise.all(bodies)).filter(([name]) => !name.startsWith('/api/'));
  await page.close();
  const bytes = files.reduce((sum, [, size]) => sum + size, 0);
  const heaviest = files.toSorted((one, other) => other[1] - one[1]).slice(0, 4).map(([name, size]) => `${name.replace('/assets/', '')} ${(size / 1024).toFixed(1)}`);
  return { bytes, fits: bytes <= BUDGET, text: `${(bytes / 1024).toFixed(1)} KB of ${BUDGET / 1024} (${heaviest.join(', ')})` };
}
