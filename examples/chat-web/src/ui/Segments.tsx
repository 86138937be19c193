import { useId } from 'react';

interface Props<T extends string | number> {
  legend: string;
  options: readonly T[];
  value: T;
  nameOf: (option: T) => string;
  onChange: (option: T) => void;
}

/** One of a few, side by side: radio buttons underneath, so arrow keys move between them. */
export function Segments<T extends string | number>({ legend, options, value, nameOf, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend>{legend}</legend>
      <div>
        {options.map((option) => (
          <label key={option}>
            <input type="radio" name={name} checked={value === option} onChange={() => onChange(option)} />
            <span>{nameOf(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
