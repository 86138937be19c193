import { useI18n } from '../i18n/I18nProvider';
import { tokensOf, totalOf, type Group } from './rows';

interface Props {
  groups: Group[];
  nameOf: (group: Group) => string;
}

/** Who had which share of the tokens, as lying bars with their names. */
export function ShareChart({ groups, nameOf }: Props) {
  const { t, number, direction } = useI18n();
  const all = Math.max(1, tokensOf(totalOf(groups)));
  const most = Math.max(1, ...groups.map(tokensOf));
  return (
    <ul className="chart shares">
      {groups.map((group) => {
        const tokens = tokensOf(group);
        const share = number(tokens / all, { style: 'percent' });
        const percent = (value: number) => `${(100 * value) / most}%`;
        const start = (from: number, value: number) => (direction === 'rtl' ? `${100 - (100 * (from + value)) / most}%` : percent(from));
        return (
          <li key={`${group.id} ${group.provider} ${group.source}`}>
            <p><span><bdi>{nameOf(group)}</bdi></span> <span>{share}</span></p>
            <svg width="100%" height="12" role="img" aria-label={t('usage.chart.bar.summary', { name: nameOf(group), tokens, share })}>
              <rect className="chart-input" x={start(0, group.inputTokens)} width={percent(group.inputTokens)} height="12" />
              <rect className="chart-output" x={start(group.inputTokens, group.outputTokens)} width={percent(group.outputTokens)} height="12" />
            </svg>
          </li>
        );
      })}
      <li className="legend" aria-hidden="true"><span className="key-input">{t('usage.input')}</span> <span className="key-output">{t('usage.output')}</span></li>
    </ul>
  );
}
