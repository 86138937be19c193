import type { Provider } from '../wire/contract';
import { BookIcon, KeyIcon } from '../ui/icons';

interface Props {
  providers: Provider[];
  /** Ids of the providers that have a usable key. */
  ready: Set<string>;
  onKeys: () => void;
}

/** Who is asked, in which order, and who lacks a key. */
export function Order({ providers, ready, onKeys }: Props) {
  return (
    <div className="order">
      <h3>Who is asked, in this order</h3>
      <ol>
        <li className="ready"><BookIcon /> Course</li>
        {providers.map(({ id, name }) => (
          <li key={id} className={ready.has(id) ? 'ready' : 'idle'}>
            {name}<span className="visually-hidden">{ready.has(id) ? ', has a key' : ', no key yet'}</span>
          </li>
        ))}
      </ol>
      <button type="button" className="link-button" onClick={onKeys}>
        <KeyIcon /> {ready.size === 0 ? 'Add your first key' : 'Change your keys'}
      </button>
    </div>
  );
}
