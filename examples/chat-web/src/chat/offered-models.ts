import type { HttpWay } from '../live/http';
import type { ApiKeys } from '../wire/contract';

type ByProvider = Readonly<Record<string, readonly string[]>>;

const NONE: ByProvider = {};

/** Which models the keys of this page open, as their providers say. In the page's memory only. */
export class OfferedModels {
  private models = NONE;
  /** The keys that were asked with last, so that the same question is not asked at each opening of the dialog. */
  private askedWith = '';
  private readonly listeners = new Set<() => void>();

  constructor(private readonly http: HttpWay) {}

  readonly get = () => this.models;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Asks unless it is known. Who cannot tell offers nothing; a name can be typed all the same. */
  readonly ask = async (apiKeys: ApiKeys) => {
    const keys = JSON.stringify(apiKeys);
    if (keys === this.askedWith) return;
    this.askedWith = keys;
    if (Object.keys(apiKeys).length === 0) return this.put(NONE);
    try {
      const { models } = await this.http.json<{ models: ByProvider }>('api/chat/models', { method: 'POST', body: { apiKeys } });
      if (this.askedWith === keys) this.put(models);
    } catch {
      if (this.askedWith === keys) this.askedWith = '';
    }
  };

  readonly clear = () => {
    this.askedWith = '';
    this.put(NONE);
  };

  private put(models: ByProvider) {
    this.models = models;
    this.listeners.forEach((listener) => listener());
  }
}
