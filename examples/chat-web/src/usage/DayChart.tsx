import { useId } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { useWidth } from '../ui/use-width';
import { scaleOf, tokensOf, type Group } from './rows';

const HEIGHT = 220;
const BELOW = 24;
const LETTER = 7;

/** Tokens of each day as stacked bars. A picture for the eye; whoever cannot see it gets a summary and the table. */
export function DayChart({ days }: { days: Group[] }) {
  const { t, number, date, direction } = useI18n();
  const [box, width] = useWidth<HTMLDivElement>(640);
  const id = useId();
  const short = (value: number) => number(value, { notation: 'compact', maximumFractionDigits: 1 });
  const day = (name: string, options: Intl.DateTimeFormatOptions) => date(name, { ...options, timeZone: 'UTC' });

  const best = days.reduce((one, other) => (tokensOf(other) > tokensOf(one) ? other : one));
  const lines = scaleOf(tokensOf(best));
  const top = lines.at(-1) || 1;
  const beside = Math.max(...lines.map((line) => short(line).length)) * LETTER + 12;
  const y = (value: number) => HEIGHT - BELOW - (value / top) * (HEIGHT - BELOW - 12);
  const step = (width - beside) / days.length;
  // Time runs in the direction of reading.
  const x = (at: number) => (direction === 'rtl' ? width - beside - (at + 1) * step : beside + at * step);
  const bar = Math.max(1, Math.min(28, step - Math.max(1, step * 0.25)));
  const every = Math.ceil(56 / step);

  const summary = t('usage.chart.day.summary', {
    from: day(days[0]?.id ?? '', { dateStyle: 'long' }),
    to: day(days.at(-1)?.id ?? '', { dateStyle: 'long' }),
    most: number(tokensOf(best)),
    when: day(best.id, { dateStyle: 'long' }),
  });

  return (
    <div ref={box} className="chart">
      <svg width={width} height={HEIGHT} role="img" aria-labelledby={id}>
        <title id={id}>{summary}</title>
        {lines.map((line) => (
          <g key={line}>
            <line className="chart-line" x1={direction === 'rtl' ? 0 : beside} x2={direction === 'rtl' ? width - beside : width} y1={y(line)} y2={y(line)} />
            <text className="chart-text" x={direction === 'rtl' ? width - beside + 8 : beside - 8} y={y(line) + 4} textAnchor="end">{short(line)}</text>
          </g>
        ))}
        {days.map((group, at) => {
          const left = x(at) + (step - bar) / 2;
          const middle = y(group.inputTokens);
          return (
            <g key={group.id}>
              <rect className="chart-input" x={left} width={bar} y={middle} height={Math.max(0, y(0) - middle)} />
              <rect className="chart-output" x={left} width={bar} y={y(tokensOf(group))} height={Math.max(0, middle - y(tokensOf(group)))} />
              {at % every === 0 && <text className="chart-text" x={left + bar / 2} y={HEIGHT - 4} textAnchor="middle">{day(group.id, { day: 'numeric', month: 'short' })}</text>}
            </g>
          );
        })}
      </svg>
      <p className="legend" aria-hidden="true"><span className="key-input">{t('usage.input')}</span> <span className="key-output">{t('usage.output')}</span></p>
    </div>
  );
}
