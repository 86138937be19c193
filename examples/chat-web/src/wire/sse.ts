export interface SseEvent {
  name: string;
  data: string;
}

export interface SseParser {
  /** Takes the next piece of text, cut anywhere, and gives the events it completes. */
  push(text: string): SseEvent[];
}

/** Reads the event stream format of the HTML standard (section 9.2.6), without `id` and `retry`, which this server never sends. */
export function sseParser(): SseParser {
  let line = '';
  let name = '';
  let data: string[] = [];
  // A CR ends a line at once; an LF that follows belongs to it, even when it comes with the next piece.
  let afterCr = false;

  function endLine(events: SseEvent[]) {
    if (line === '') {
      if (data.length > 0) events.push({ name: name || 'message', data: data.join('\n') });
      name = '';
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
    line = '';
  }

  return {
    push(text) {
      const events: SseEvent[] = [];
      let rest = afterCr && text.startsWith('\n') ? text.slice(1) : text;
      if (text !== '') afterCr = false;
      for (let end = rest.search(/[\r\n]/); end >= 0; end = rest.search(/[\r\n]/)) {
        const pair = rest[end] === '\r' && rest[end + 1] === '\n';
        afterCr = rest[end] === '\r' && end + 1 === rest.length;
        line += rest.slice(0, end);
        rest = rest.slice(end + (pair ? 2 : 1));
        endLine(events);
      }
      line += rest;
      return events;
    },
  };
}

/** The events of a byte stream; characters cut between two chunks are put together. An unfinished event at the end is dropped. */
export async function* readSse(body: ReadableStream<Uint8Array>): AsyncGenerator<SseEvent> {
  const parser = sseParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      yield* parser.push(decoder.decode(piece.value, { stream: true }));
    }
  } finally {
    // Leaving early must also end the request; after the end this does nothing.
    await reader.cancel().catch(() => undefined);
  }
}
