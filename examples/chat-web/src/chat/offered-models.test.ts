import { describe, expect, it } from 'vitest';
import { FakeHttp, refusal } from '../testing/live';
import { OfferedModels } from './offered-models';

describe('OfferedModels', () => {
  it('asksOnceForTheSameKeysAndAgainForOthers', async () => {
    const http = new FakeHttp();
    http.answer('api/chat/models', { models: { groq: ['llama', 'gpt-oss'] } }, 'POST');
    const offered = new OfferedModels(http);
    await offered.ask({ groq: 'gsk_1' });
    await offered.ask({ groq: 'gsk_1' });
    expect(http.asked.map(({ body }) => body)).toEqual([{ apiKeys: { groq: 'gsk_1' } }]);
    expect(offered.get()).toEqual({ groq: ['llama', 'gpt-oss'] });
    await offered.ask({ groq: 'gsk_2' });
    expect(http.asked).toHaveLength(2);
  });

  it('asksNobodyWithoutKeysAndForgetsWhatOthersOffered', async () => {
    const http = new FakeHttp();
    http.answer('api/chat/models', { models: { groq: ['llama'] } }, 'POST');
    const offered = new OfferedModels(http);
    await offered.ask({ groq: 'gsk_1' });
    await offered.ask({});
    expect(http.asked).toHaveLength(1);
    expect(offered.get()).toEqual({});
  });

  it('asksAgainAfterARefusal', async () => {
    const http = new FakeHttp();
    http.answer('api/chat/models', () => Promise.reject(refusal(429)), 'POST');
    const offered = new OfferedModels(http);
    await offered.ask({ groq: 'gsk_1' });
    http.answer('api/chat/models', { models: { groq: ['llama'] } }, 'POST');
    await offered.ask({ groq: 'gsk_1' });
    expect(offered.get()).toEqual({ groq: ['llama'] });
  });
});
