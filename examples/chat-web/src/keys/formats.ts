import type { Provider } from '../wire/contract';

// Longest first: an OpenRouter key starts like an OpenAI key. Anthropic is here only to be told apart.
const PREFIXES: [prefix: string, providerId: string, company: string][] = [
  ['bedrock-api-key-', 'bedrock', 'Amazon Bedrock'],
  ['sk-or-v1-', 'openrouter', 'OpenRouter'],
  ['sk-ant-', 'anthropic', 'Anthropic'],
  ['gsk_', 'groq', 'Groq'],
  ['csk-', 'cerebras', 'Cerebras'],
  ['AIza', 'gemini', 'Google Gemini'],
  ['ABSK', 'bedrock', 'Amazon Bedrock'],
  ['AQ.', 'gemini', 'Google Gemini'],
  ['sk-', 'openai', 'OpenAI'],
];

// Forms without a beginning of their own: what AWS signs with (ACCESS_KEY_ID:SECRET, with or without a session token), and Ollama's.
const FORMS: [form: RegExp, providerId: string, company: string][] = [
  [/^(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}:/, 'bedrock', 'Amazon Bedrock'],
  [/^[a-f0-9]{32}\.[\w-]{24}$/, 'ollama', 'Ollama'],
];

const COMPANIES = new Set([...PREFIXES, ...FORMS].map(([, id]) => id));

/** No provider's key is shorter; the server refuses those, and those above the longest. */
export const SHORTEST = 20;
const LONGEST = 500;
/** Credentials of AWS hold session tokens. */
const LONGEST_OF_AWS = 4096;

/** What the page has to say about one key. A `hint` is sent all the same; `refused` and `elsewhere` are not. */
export type KeyNote =
  | { kind: 'hint'; code: 'unusual'; usual: string | undefined }
  | { kind: 'refused'; code: 'characters' | 'twice' }
  | { kind: 'refused'; code: 'short' | 'long'; count: number }
  | { kind: 'refused'; code: 'foreign'; owner: string }
  | { kind: 'elsewhere'; code: 'elsewhere'; owner: string; moveTo: string };

const AROUND = '[\\s\\p{Cf}"\'`\u2018\u2019\u201c\u201d\u00ab\u00bb]';
const OUTSIDE = new RegExp(`^${AROUND}+|${AROUND}+$`, 'gu');

/** What was pasted, without the spaces, quotes and "Bearer" that come along from examples. */
export function cleanKey(pasted: string): string {
  const cleaned = pasted.replace(OUTSIDE, '').replace(/^Bearer\s+/i, '');
  return cleaned === pasted ? cleaned : cleanKey(cleaned);
}

/** A local check of a key for one provider. It never repeats any part of the key. */
export function checkKey(key: string, provider: Provider, providers: Provider[], earlier: string[]): KeyNote | undefined {
  if (key === '') return undefined;
  if (/[^\x21-\x7e]/.test(key)) return { kind: 'refused', code: 'characters' };
  if (earlier.includes(key)) return { kind: 'refused', code: 'twice' };
  const owner = ownerOf(key);
  const longest = owner?.id === 'bedrock' ? LONGEST_OF_AWS : LONGEST;
  if (key.length < SHORTEST) return { kind: 'refused', code: 'short', count: SHORTEST };
  if (key.length > longest) return { kind: 'refused', code: 'long', count: longest };
  if (owner && owner.id !== provider.id && isDecisive(key, provider)) return elsewhere(owner, providers);
  return owner || !COMPANIES.has(provider.id) ? undefined : { kind: 'hint', code: 'unusual', usual: provider.keyHint };
}

function ownerOf(key: string): { id: string; company: string } | undefined {
  const [, id, company] = PREFIXES.find(([prefix]) => key.startsWith(prefix)) ?? FORMS.find(([form]) => form.test(key)) ?? [];
  return id && company ? { id, company } : undefined;
}

// A bare "sk-" is used by many services, so it only speaks against providers whose own keys are known to look otherwise.
function isDecisive(key: string, provider: Provider) {
  const isBare = key.startsWith('sk-') && !key.startsWith('sk-or-v1-') && !key.startsWith('sk-ant-');
  return !isBare || COMPANIES.has(provider.id);
}

function elsewhere({ id, company }: { id: string; company: string }, providers: Provider[]): KeyNote {
  const owner = providers.find((provider) => provider.id === id);
  return owner ? { kind: 'elsewhere', code: 'elsewhere', owner: owner.name, moveTo: owner.id } : { kind: 'refused', code: 'foreign', owner: company };
}
