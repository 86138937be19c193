import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeServer } from '../testing/server';
import { click, press, settle, show, type, until } from '../testing/page';
import { App } from '../app/App';
import { session } from '../session/this-page';
import { forgetEverything } from './this-page';
// Loaded on demand in the page; here before the first test.
import '../keys/KeyDrawer';
import './ConversationView';
import './ending';

const KEY = 'gsk_marked-secret-0123456789';
const DONE = { conversationId: 'c1', aiResponse: 'A **tree**.', provider: 'groq', model: 'llama', durationMs: 1800, usage: { inputTokens: 20, outputTokens: 22 } };
const TRAIL = [
  { provider: 'gemini', key: 'gemini key 1', model: 'flash', code: 'INVALID_KEY', message: 'Not accepted.', status: 400, durationMs: 200 },
  { provider: 'groq', key: 'groq key 1', model: 'llama', durationMs: 1600 },
];

async function open() {
  const asked = fakeServer();
  await session.start();
  const page = await show(<App />);
  await until(() => page.field('Your question'));
  const field = page.field('Your question');
  const ask = async (question: string) => {
    await type(field, question);
    await press(field, 'Enter');
    await settle();
  };
  return { ...page, asked, field, ask, status: () => [...page.container.querySelectorAll('[role="status"]')].map((node) => node.textContent).join('|') };
}

afterEach(() => {
  forgetEverything();
  vi.unstubAllGlobals();
});

describe('ChatPage', () => {
  it('explainsItselfAndOffersThreeQuestions', async () => {
    const { text, container, asked } = await open();
    expect(text()).toContain('work without any key');
    expect(container.querySelectorAll('.examples button')).toHaveLength(3);
    await click(container.querySelector('.examples button')!);
    await settle();
    expect(asked[0]?.request).toEqual({ courseId: 'dsa', message: 'What is a binary tree?', apiKeys: {} });
  });

  it('streamsAnAnswerAndShowsWhoGaveItAndWhatWasTried', async () => {
    const { ask, asked, text, status } = await open();
    await ask('Why?');
    asked[0]!.send(['session', { conversationId: 'c1' }], ['attempt', { number: 1, provider: 'gemini', key: 'gemini key 1' }]);
    await settle();
    expect(text()).toContain('Asking Google Gemini…');
    asked[0]!.send(['attempt-failed', { number: 1, ...TRAIL[0], next: 'groq key 1' }], ['attempt', { number: 2, provider: 'groq', key: 'groq key 1' }]);
    await settle();
    expect(status()).toContain('Google Gemini key 1: invalid key. Trying Groq…');
    asked[0]!.send(['delta', { text: 'A **tr' }]);
    await settle();
    expect(text()).toContain('A **tr');
    asked[0]!.send(['done', { ...DONE, attempts: TRAIL }]);
    await settle();
    expect(text()).toContain('Groqllama1.8 s42 tokens');
    expect(text()).toContain('Google Gemini key 1: invalid key → Groq key 1 answered');
    expect(text()).toContain('invalid key (400)0.2 s');
    expect(status()).toContain('Groq answered: A tree.');
  });

  it('marksAnAnswerFromTheCourse', async () => {
    const { ask, asked, text, container } = await open();
    await ask('What is a tree?');
    asked[0]!.send(['done', { conversationId: 'c1', aiResponse: 'A graph.', provider: 'knowledge-base', durationMs: 3 }]);
    await settle();
    expect(text()).toContain('From the course, no AI call');
    expect(container.querySelector('.trail')).toBeNull();
  });

  it('sendsTheConversationIdAlongAndForgetsItForANewChat', async () => {
    const { ask, asked, button } = await open();
    await ask('One');
    asked[0]!.send(['done', DONE]);
    await settle();
    await ask('Two');
    expect(asked[1]?.request.conversationId).toBe('c1');
    await click(button('New chat'));
    expect(asked[1]?.signal.aborted).toBe(true);
    await ask('Three');
    expect(asked[2]?.request.conversationId).toBeUndefined();
  });

  it('startsANewConversationBelowADividerForAnotherCourse', async () => {
    const { ask, asked, container, text } = await open();
    await ask('One');
    asked[0]!.send(['done', DONE]);
    await settle();
    const course = container.querySelector('select')!;
    await act(async () => {
      course.value = 'db';
      course.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await ask('Two');
    expect(asked[1]?.request).toEqual({ courseId: 'db', message: 'Two', apiKeys: {} });
    expect(container.querySelector('.divider')?.textContent).toBe('Databases');
    expect(text()).toContain('One');
  });

  it('stopsWithEscapeKeepsTheTextAndTriesAgain', async () => {
    const { ask, asked, text, button } = await open();
    await ask('Why?');
    asked[0]!.send(['delta', { text: 'Half an ans' }]);
    await settle();
    await press(document.body, 'Escape');
    await settle();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(text()).toContain('Half an ansYou stopped the answer here.');
    await click(button('Try again'));
    await settle();
    expect(asked[1]?.request.message).toBe('Why?');
    expect(text()).not.toContain('Half an ans');
  });

  it('saysThatTheConnectionWasLostAndKeepsTheText', async () => {
    const { ask, asked, text, button } = await open();
    await ask('Why?');
    asked[0]!.send(['delta', { text: 'Half' }]);
    await settle();
    asked[0]!.end();
    await settle();
    expect(text()).toContain('Half');
    expect(text()).toContain('The connection was lost');
    expect(button('Try again').disabled).toBe(false);
  });

  it('countsDownBeforeAnotherTry', async () => {
    const { ask, asked, button } = await open();
    await ask('Why?');
    asked[0]!.send(['error', { message: 'All are busy.', code: 'RATE_LIMIT', attempts: TRAIL, retryAfter: 1 }]);
    await settle();
    expect(button(/Try again in 1 s/).disabled).toBe(true);
    await settle(1300);
    expect(button('Try again').disabled).toBe(false);
  });

  it('warnsWhenFewQuestionsAreLeft', async () => {
    const { ask, asked, text } = await open();
    await ask('Why?');
    asked[0]!.send(['session', { conversationId: 'c', rateLimit: { remaining: 6, resetIn: 30 } }]);
    await settle();
    expect(text()).not.toContain('questions left');
    asked[0]!.send(['done', { ...DONE, rateLimit: { remaining: 5, resetIn: 30 } }]);
    await settle();
    expect(text()).toContain('5 questions left, more in 30 s');
  });

  it('sendsNothingEmptyTooLongOrStillBeingComposed', async () => {
    const { field, ask, asked, text } = await open();
    await ask('   ');
    await ask('🌳'.repeat(51));
    expect(text()).toContain('1 too many: at most 50 characters');
    await type(field, 'かな');
    await press(field, 'Enter', { isComposing: true });
    await press(field, 'Enter', { shiftKey: true });
    expect(asked).toHaveLength(0);
    await ask('🌳'.repeat(50));
    expect(asked).toHaveLength(1);
  });

  it('sendsKeysInTheBodyAndShowsThemNowhere', async () => {
    const { ask, asked, button, container } = await open();
    await click(button(/^Keys/));
    await type(container.querySelectorAll<HTMLInputElement>('.key-row input')[1]!, ` ${KEY}\n`);
    expect(button(/^Keys/).getAttribute('aria-label')).toBe('Keys 1 in use');
    await click(button('Close'));
    await ask('Why?');
    expect(asked[0]?.request.apiKeys).toEqual({ groq: KEY });
    asked[0]!.send(['done', DONE]);
    await settle();
    expect(document.documentElement.outerHTML).not.toContain('secret');
  });

  it('saysSoWhenTheServerCannotBeReachedAndTriesAgain', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError()));
    await session.start();
    const page = await show(<App />);
    await settle();
    expect(page.text()).toContain('The server cannot be reached');
    fakeServer();
    await click(page.button('Try again'));
    await settle();
    expect(page.text()).toContain('What would you like to understand?');
  });
});
