import { describe, expect, it } from 'vitest';
import { readSse, sseParser, type SseEvent } from './sse';

const STREAM = ': hello\r\nevent: session\r\ndata: {"a":1}\r\n\r\n:\n\nevent: delta\ndata: {"text":"päivää 🌳"}\n\ndata: x\rdata: y\r\r';
const EVENTS: SseEvent[] = [
  { name: 'session', data: '{"a":1}' },
  { name: 'delta', data: '{"text":"päivää 🌳"}' },
  { name: 'message', data: 'x\ny' },
];

function bytesInPieces(bytes: Uint8Array, sizes: () => number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const end = at + sizes();
      controller.enqueue(bytes.slice(at, end));
      at = end;
    },
  });
}

async function collect(stream: ReadableStream<Uint8Array>) {
  const events: SseEvent[] = [];
  for await (const event of readSse(stream)) events.push(event);
  return events;
}

describe('sseParser', () => {
  it('readsAWholeStreamWithCommentsAndAllThreeLineEnds', () => {
    expect(sseParser().push(STREAM)).toEqual(EVENTS);
  });

  it('givesTheSameEventsWhereverTheTextIsCutInTwo', () => {
    for (let cut = 0; cut <= STREAM.length; cut++) {
      const parser = sseParser();
      expect([...parser.push(STREAM.slice(0, cut)), ...parser.push(''), ...parser.push(STREAM.slice(cut))]).toEqual(EVENTS);
    }
  });

  it('doesNotWaitForTheLineFeedAfterACarriageReturn', () => {
    const parser = sseParser();
    expect(parser.push('data: a\r\n\r')).toEqual([{ name: 'message', data: 'a' }]);
    expect(parser.push('\ndata: b\n\n')).toEqual([{ name: 'message', data: 'b' }]);
  });

  it('takesOneSpaceAfterTheColonAndKeepsTheOthers', () => {
    expect(sseParser().push('data:  two\ndata:none\ndata\n\n')).toEqual([{ name: 'message', data: ' two\nnone\n' }]);
  });

  it('dropsAnEventWithoutDataAndForgetsItsName', () => {
    expect(sseParser().push('event: ping\n\ndata: 1\n\n')).toEqual([{ name: 'message', data: '1' }]);
  });

  it('ignoresFieldsItDoesNotKnow', () => {
    expect(sseParser().push('id: 7\nretry: 10\nfoo\ndata: 1\n\n')).toEqual([{ name: 'message', data: '1' }]);
  });
});

describe('readSse', () => {
  it('joinsCharactersThatWereCutBetweenChunks', async () => {
    expect(await collect(bytesInPieces(new TextEncoder().encode(STREAM), () => 1))).toEqual(EVENTS);
  });

  it('readsTheSameEventsFromRandomChunks', async () => {
    let seed = 42;
    const next = () => 1 + ((seed = (seed * 1103515245 + 12345) % 2147483648) % 7);
    for (let round = 0; round < 50; round++) {
      expect(await collect(bytesInPieces(new TextEncoder().encode(STREAM), next))).toEqual(EVENTS);
    }
  });

  it('dropsAnEventThatTheEndCutsOff', async () => {
    const bytes = new TextEncoder().encode('data: whole\n\ndata: half\n');
    expect(await collect(bytesInPieces(bytes, () => 5))).toEqual([{ name: 'message', data: 'whole' }]);
  });

  it('cancelsTheBodyWhenTheReaderLeavesEarly', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\ndata: 2\n\n')),
      cancel: () => void (cancelled = true),
    });
    for await (const event of readSse(body)) if (event.data === '1') break;
    expect(cancelled).toBe(true);
  });
});
