const VERSION = 'v1';
const NONCE_BYTES = 12;

/** A key that can seal but cannot be read out, not even by this page. */
export function newSealingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']) as Promise<CryptoKey>;
}

/** Seals a text with AES-256-GCM under a fresh random nonce. `purpose` is bound to it: it opens for the same purpose only. */
export async function seal(text: string, key: CryptoKey, purpose: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(parameters(nonce, purpose), key, new TextEncoder().encode(text));
  return [VERSION, base64(nonce), base64(new Uint8Array(sealed))].join('.');
}

/** The text that was sealed; undefined when it was changed, was sealed for another purpose or under another key. */
export async function unseal(sealed: string, key: CryptoKey, purpose: string): Promise<string | undefined> {
  const [version, nonce, body, ...rest] = sealed.split('.');
  if (version !== VERSION || !nonce || !body || rest.length > 0) return undefined;
  try {
    const text = await crypto.subtle.decrypt(parameters(bytes(nonce), purpose), key, bytes(body));
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}

function parameters(iv: Uint8Array<ArrayBuffer>, purpose: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${VERSION}|${purpose}`) };
}

function base64(data: Uint8Array): string {
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
