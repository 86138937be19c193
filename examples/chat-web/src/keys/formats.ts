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

/** No provider's key is shorter; the server refuses those, and those above the longest. */
export const SHORTEST = 20;
const LONGEST = 500;

/** What the page has to say about one key. A `hint` is sent all the same; `refused` and `elsewhere` are not. */
export interface KeyNote {
  kind: 'hint' | 'refused' | 'elsewhere';
  text: string;
  moveTo?: string;
}

/** What was pasted, without the spaces, quotes and "Bearer" that come along from examples. */
export function cleanKey(pasted: string): string {
  return pasted.trim().replace(/^Bearer\s+/i, '').replace(/^(["'`])(.*)\1$/, '$2').trim();
}

/** A local check of a key for one provider. The text never repeats any part of the key. */
export function checkKey(key: string, provider: Provider, providers: Provider[], earlier: string[]): KeyNote | undefined {
  if (key === '') return undefined;
  if (/[^\x21-\x7e]/.test(key)) return refused('A key has no spaces, line breaks or special letters inside. Please copy it again.');
  if (earlier.includes(key)) return refused('This key is already here. The second one is not used.');
  if (key.length < SHORTEST) return refused(`Too short: a key has at least ${SHORTEST} characters.`);
  if (key.length > LONGEST) return refused(`Too long: a key has at most ${LONGEST} characters.`);
  const match = PREFIXES.find(([prefix]) => key.startsWith(prefix));
  if (match && match[1] !== provider.id && isDecisive(match, provider)) return elsewhere(match, providers);
  if (!match && PREFIXES.some(([, id]) => id === provider.id)) return hint(provider);
  return undefined;
}

// A bare "sk-" is used by many services, so it only speaks against providers whose own keys are known to look otherwise.
function isDecisive([prefix]: (typeof PREFIXES)[number], provider: Provider) {
  return prefix !== 'sk-' || PREFIXES.some(([, id]) => id === provider.id);
}

function elsewhere([, id, company]: (typeof PREFIXES)[number], providers: Provider[]): KeyNote {
  const owner = providers.find((provider) => provider.id === id);
  if (!owner) return refused(`This looks like a key of ${company}, which this server does not use. It is not sent.`);
  return { kind: 'elsewhere', text: `This looks like a ${owner.name} key. It is not sent from here.`, moveTo: owner.id };
}

function hint(provider: Provider): KeyNote {
  const usual = provider.keyHint ? ` (${provider.keyHint})` : '';
  return { kind: 'hint', text: `Not the usual form${usual}; it is sent all the same.` };
}

function refused(text: string): KeyNote {
  return { kind: 'refused', text };
}
