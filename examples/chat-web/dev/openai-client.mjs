// Talks to the chat server with the official client of OpenAI's service. The token and a key come by standard input.
import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import OpenAI from 'openai';

const [token, key] = (await text(process.stdin)).trim().split('\n');
const baseURL = process.argv[2];
const client = new OpenAI({ baseURL, apiKey: token, maxRetries: 0, defaultHeaders: { 'X-Provider-Keys': `groq=${key}` } });
const messages = [{ role: 'user', content: 'abc def' }];

const { data, response } = await client.chat.completions.create({ model: 'auto', messages }).withResponse();
assert.equal(data.choices[0].message.content, 'fed cba Grüße, 鍵 🔑.');
assert.equal(response.headers.get('x-claviger-provider'), 'groq');
console.log('ok  a whole answer');

let streamed = '';
let usage;
for await (const chunk of await client.chat.completions.create({
  model: 'groq',
  messages,
  stream: true,
  stream_options: { include_usage: true },
})) {
  streamed += chunk.choices[0]?.delta.content ?? '';
  usage = chunk.usage ?? usage;
}
assert.equal(streamed, 'fed cba Grüße, 鍵 🔑.');
assert.ok(usage.total_tokens > 0);
console.log('ok  a streamed answer');

const models = [];
for await (const model of client.models.list()) {
  models.push(model.id);
}
assert.ok(models.includes('auto') && models.some((id) => id.startsWith('groq/')));
console.log('ok  the models');

await assert.rejects(client.chat.completions.create({ model: 'nobody', messages }), (error) => {
  assert.ok(error instanceof OpenAI.BadRequestError);
  assert.equal(error.code, 'model_not_found');
  return true;
});
console.log('ok  an error by its cause');

const stranger = new OpenAI({ baseURL, apiKey: 'not-a-token', maxRetries: 0 });
await assert.rejects(stranger.models.list(), (error) => {
  assert.ok(error instanceof OpenAI.AuthenticationError);
  assert.match(error.message, /sign in/i);
  return true;
});
console.log('ok  a token that does not count');
