import type { Accepted } from './envelope';
import type { MessageError } from './message';

/** The connection ended before the server had answered: whether it stored the message is not known, so it is sent again under the same id. */
export class Unanswered extends Error {}

/** The server refused it. */
export class Refused extends Error {
  constructor(readonly reason: MessageError) {
    super(reason.code);
  }
}

const ANSWER_WITHIN_MS = 10_000;

/** What was sent and not yet acknowledged. */
export class Requests {
  private readonly open = new Map<string, { resolve: (accepted: Accepted) => void; reject: (cause: Error) => void; timer: ReturnType<typeof setTimeout> }>();

  expect(id: string): Promise<Accepted> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.settle(id, (request) => request.reject(new Unanswered())), ANSWER_WITHIN_MS);
      this.open.set(id, { resolve, reject, timer });
    });
  }

  acknowledge(id: string, accepted: Accepted) {
    this.settle(id, ({ resolve }) => resolve(accepted));
  }

  refuse(id: string, reason: MessageError) {
    this.settle(id, ({ reject }) => reject(new Refused(reason)));
  }

  abandon() {
    for (const id of [...this.open.keys()]) this.settle(id, ({ reject }) => reject(new Unanswered()));
  }

  private settle(id: string, end: (request: { resolve: (accepted: Accepted) => void; reject: (cause: Error) => void }) => void) {
    const request = this.open.get(id);
    if (!request) return;
    clearTimeout(request.timer);
    this.open.delete(id);
    end(request);
  }
}
