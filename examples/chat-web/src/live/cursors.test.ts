import { describe, expect, it } from 'vitest';
import { Cursors } from './cursors';
import type { ServerEvent } from './envelope';

const delta = (offset: number, text: string): ServerEvent => ({ v: 1, type: 'ai_delta', room: 'r', data: { generation: 'g', message: 'm', offset, text } });
const message = (seq: number) => ({ v: 1, type: 'message_receive', room: 'r', seq, data: { id: `m${seq}`, seq } }) as ServerEvent;
const textOf = (verdict: ReturnType<Cursors['judge']>) => (typeof verdict === 'object' ? (verdict.use.data as { text: string }).text : verdict);

describe('Cursors', () => {
  it('takesEachMessageOnceAndInOrder', () => {
    const cursors = new Cursors();
    cursors.enter('r', 2);
    expect(cursors.judge(message(2))).toBe('seen');
    expect(cursors.judge(message(3))).toEqual({ use: message(3) });
    expect(cursors.judge(message(3))).toBe('seen');
    expect(cursors.judge(message(5))).toBe('gap');
    expect(cursors.judge(message(4))).toEqual({ use: message(4) });
    expect(cursors.resume()).toEqual({ rooms: { r: 4 }, generations: {} });
  });

  it('neverGoesBackWhenAConversationIsEnteredAgain', () => {
    const cursors = new Cursors();
    cursors.enter('r', 7);
    cursors.enter('r', 3);
    expect(cursors.resume().rooms).toEqual({ r: 7 });
  });

  it('letsMessagesOfOtherConversationsThrough', () => {
    expect(new Cursors().judge(message(9))).toEqual({ use: message(9) });
  });

  it('cutsADeltaToWhatIsNew', () => {
    const cursors = new Cursors();
    cursors.follow('g', 3);
    expect(textOf(cursors.judge(delta(0, 'abcde')))).toBe('de');
    expect(cursors.offset('g')).toBe(5);
    expect(cursors.judge(delta(2, 'cde'))).toBe('seen');
    expect(cursors.judge(delta(7, 'h'))).toBe('gap');
    expect(textOf(cursors.judge(delta(5, 'fg')))).toBe('fg');
  });

  it('countsFromNothingAgainAfterARestart', () => {
    const cursors = new Cursors();
    cursors.follow('g', 0);
    cursors.judge(delta(0, 'abc'));
    cursors.judge({ v: 1, type: 'ai_restarted', data: { generation: 'g' } });
    expect(textOf(cursors.judge(delta(0, 'xy')))).toBe('xy');
    expect(cursors.offset('g')).toBe(2);
  });

  it('keepsNoCountOfAnswersThatNobodyFollows', () => {
    const cursors = new Cursors();
    expect(textOf(cursors.judge(delta(7, 'late')))).toBe('late');
    expect(cursors.resume().generations).toEqual({});
  });

  it('countsThinkingApartFromText', () => {
    const cursors = new Cursors();
    cursors.follow('g', 0);
    cursors.judge(delta(0, 'abc'));
    const thought: ServerEvent = { v: 1, type: 'ai_reasoning', data: { generation: 'g', offset: 0, text: 'hm' } };
    expect(textOf(cursors.judge(thought))).toBe('hm');
    expect(cursors.judge(thought)).toBe('seen');
    expect(cursors.offset('g')).toBe(3);
  });

  it('givesTheSameTextForAnySplitWithRepetitionsAndLosses', () => {
    const whole = 'The quick brown fox jumps over the lazy dog, again and again.';
    for (let seed = 1; seed <= 200; seed++) {
      let state = seed * 2654435761;
      const random = (below: number) => ((state = (state * 1103515245 + 12345) & 0x7fffffff) >>> 8) % below;
      const cursors = new Cursors();
      cursors.follow('g', 0);
      let shown = '';
      while (shown.length < whole.length) {
        const start = Math.max(0, shown.length + random(12) - 8);
        const verdict = cursors.judge(delta(start, whole.slice(start, start + 1 + random(9))));
        if (typeof verdict === 'object') shown += textOf(verdict);
      }
      expect(shown).toBe(whole);
    }
  });
});
