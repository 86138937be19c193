import { useI18n } from '../i18n/I18nProvider';
import { totalOf, type Figures } from './rows';

/** The four sums, large. */
export function Totals({ rows }: { rows: Figures[] }) {
  const { t, number } = useI18n();
  const { requests, errors, inputTokens, outputTokens } = totalOf(rows);
  const figures = [
    [t('usage.requests'), requests],
    [t('usage.errors'), errors],
    [t('usage.input'), inputTokens],
    [t('usage.output'), outputTokens],
  ] as const;
  return (
    <dl className="totals">
      {figures.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{number(value)}</dd></div>)}
    </dl>
  );
}
