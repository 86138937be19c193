import { describe, expect, it } from 'vitest';
import { I18nProvider } from '../i18n/I18nProvider';
import type { Message } from '../live/message';
import { show } from '../testing/page';
import { AnswerFooter } from './AnswerFooter';

const ANSWER: Message = { id: 'a', seq: 2, parent: 'q', role: 'assistant', text: '', state: 'failed', createdAt: '2026-11-21T18:00:00.000Z', siblings: { index: 1, count: 1 }, provider: 'groq', model: 'llama' };

const footer = async (message: Message) => (await show(<I18nProvider><AnswerFooter message={message}>{null}</AnswerFooter></I18nProvider>)).text();

describe('AnswerFooter', () => {
  it('namesNobodyWhereNobodyAnswered', async () => {
    expect(await footer(ANSWER)).not.toMatch(/groq|llama/i);
  });

  it('namesWhoGaveTheBeginningOfAnAnswerThatFailed', async () => {
    expect(await footer({ ...ANSWER, text: 'It is' })).toMatch(/groq/i);
  });
});
