import { parseEnvelope, type ServerEvent } from './envelope';

/** The part of a WebSocket that is used here. */
export interface SocketLike {
  binaryType: BinaryType;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(frame: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
}
export type OpenSocket = (protocols: string[]) => SocketLike;

/** What happened to one connection. */
export interface SocketEvents {
  onEvent: (event: ServerEvent) => void;
  /** Over, for whatever reason; called once. `opened` tells whether the server had said hello. */
  onEnd: (code: number, opened: boolean) => void;
}

/** What the page says; `id` where an acknowledgement is awaited. */
export interface Outgoing {
  type: string;
  id?: string;
  room?: string;
  data: object;
}

export const CHAT_PROTOCOL = 'chat.v1';
const HELLO_WITHIN_MS = 10_000;
const SILENCES = 2.5;

/** One connection: from its ticket to its end. It ends itself when the server is silent for longer than its heartbeat allows. */
export class LiveSocket {
  private readonly socket: SocketLike;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private heartbeatMs = 0;
  private over = false;
  greeted = false;

  constructor(open: OpenSocket, ticket: string, private readonly events: SocketEvents) {
    this.socket = open([CHAT_PROTOCOL, `ticket.${ticket}`]);
    this.socket.binaryType = 'arraybuffer';
    this.socket.onmessage = ({ data }) => typeof data === 'string' && this.received(data);
    this.socket.onclose = ({ code }) => this.end(code);
    this.expect(HELLO_WITHIN_MS);
  }

  /** Sends one envelope; as a binary frame when it carries keys, so that no text of them is made on the other side. */
  send(envelope: Outgoing, secret = false) {
    const text = JSON.stringify({ v: 1, ...envelope, ts: new Date().toISOString() });
    this.socket.send(secret ? new TextEncoder().encode(text) : text);
  }

  close(code = 1000) {
    this.socket.close(code);
    this.end(code);
  }

  private received(text: string) {
    const event = parseEnvelope(text);
    if (this.over || !event) return;
    if (event.type === 'hello') this.begin(event.data.heartbeatMs);
    else if (this.heartbeatMs > 0) this.expect(this.heartbeatMs * SILENCES);
    this.events.onEvent(event);
  }

  private begin(heartbeatMs: number) {
    this.greeted = true;
    this.heartbeatMs = heartbeatMs > 0 ? heartbeatMs : 20_000;
    this.beat = setInterval(() => this.send({ type: 'ping', data: {} }), this.heartbeatMs);
    this.expect(this.heartbeatMs * SILENCES);
  }

  private expect(withinMs: number) {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.close(4000), withinMs);
  }

  private end(code: number) {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.watchdog);
    clearInterval(this.beat);
    this.events.onEnd(code, this.greeted);
  }
}
