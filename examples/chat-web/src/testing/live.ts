import type { ServerEvent } from '../live/envelope';
import type { HttpAsking, HttpWay } from '../live/http';
import type { OpenSocket, SocketLike } from '../live/socket';

/** A connection whose other end the test plays. */
export class FakeSocket implements SocketLike {
  readonly frames: (string | Uint8Array)[] = [];
  closed = false;
  binaryType: BinaryType = 'blob';
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;

  constructor(readonly protocols: string[]) {}

  send(frame: unknown) {
    this.frames.push(frame as string | Uint8Array);
  }

  close() {
    this.closed = true;
  }

  says(...events: ServerEvent[]) {
    for (const event of events) this.onmessage?.({ data: JSON.stringify(event) } as MessageEvent);
  }

  breaks(code: number) {
    this.closed = true;
    this.onclose?.({ code } as CloseEvent);
  }

  /** The data of everything of one type that was sent. */
  sent(type: string): unknown[] {
    return this.frames
      .map((frame) => JSON.parse(typeof frame === 'string' ? frame : new TextDecoder().decode(frame)) as { type: string; data: unknown })
      .filter((envelope) => envelope.type === type)
      .map(({ data }) => data);
  }
}

export class FakeSockets {
  readonly all: FakeSocket[] = [];

  readonly open: OpenSocket = (protocols) => {
    const socket = new FakeSocket(protocols);
    this.all.push(socket);
    return socket;
  };

  get last(): FakeSocket {
    const socket = this.all.at(-1);
    if (!socket) throw new Error('No socket was opened.');
    return socket;
  }
}

/** A server of plain answers by path; the last one given to a path stays. */
export class FakeHttp implements HttpWay {
  readonly asked: (HttpAsking & { path: string })[] = [];
  private readonly answers = new Map<string, (asking: HttpAsking) => unknown>();
  private readonly streams = new Map<string, ServerEvent[]>();

  answer(path: string, body: unknown, method = 'GET') {
    this.answers.set(`${method} ${path}`, typeof body === 'function' ? (body as (asking: HttpAsking) => unknown) : () => body);
  }

  stream(path: string, events: ServerEvent[]) {
    this.streams.set(path, events);
  }

  async json<T>(path: string, asking: HttpAsking = {}): Promise<T> {
    this.asked.push({ path, ...asking });
    const answer = this.answers.get(`${asking.method ?? 'GET'} ${path}`);
    if (!answer) throw refusal(404);
    return structuredClone(await answer(asking)) as T;
  }

  async send(path: string, asking: HttpAsking = {}): Promise<Response> {
    const events = this.streams.get(path);
    if (!events) return Response.json(await this.json(path, asking));
    this.asked.push({ path, ...asking });
    const body = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  }
}

export function refusal(status: number, code = `HTTP_${status}`) {
  return Object.assign(new Error(code), { failure: { code, status, title: 'Refused', message: 'No.', problems: [] } });
}
