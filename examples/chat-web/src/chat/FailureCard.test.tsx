import { describe, expect, it } from 'vitest';
import { I18nProvider } from '../i18n/I18nProvider';
import { show } from '../testing/page';
import type { Failure } from '../wire/failure';
import { FailureCard } from './FailureCard';

const card = async (failure: Failure) => (await show(<I18nProvider><FailureCard failure={failure} onRetry={undefined} onKeys={() => {}} /></I18nProvider>)).text();
const unusable = (...codes: string[]): Failure => ({
  code: 'NO_USABLE_KEY', title: '', message: '', problems: codes.map((code) => ({ code, field: 'apiKeys.groq', message: code })), remedy: 'keys',
});

describe('FailureCard', () => {
  it('asksForAKeyWhereThereIsNone', async () => {
    expect(await card(unusable('key_missing', 'key_missing'))).toContain('Add a key');
  });

  it('asksToCheckTheKeysWhereThereAreSome', async () => {
    expect(await card(unusable('key_missing', 'key_unusable'))).toContain('Check your keys');
  });
});
