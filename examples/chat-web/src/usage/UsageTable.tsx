import { useI18n } from '../i18n/I18nProvider';
import { totalOf, type By, type Figures, type Group } from './rows';

interface Props {
  by: By;
  groups: Group[];
  nameOf: (group: Group) => string;
}

/** Every figure, with the sum at the end. */
export function UsageTable({ by, groups, nameOf }: Props) {
  const { t, number } = useI18n();
  const figures = ({ requests, errors, inputTokens, outputTokens }: Figures) => (
    <>
      <td className="number" data-name={t('usage.requests')}>{number(requests)}</td>
      <td className="number" data-name={t('usage.errors')}>{number(errors)}</td>
      <td className="number" data-name={t('usage.input')}>{number(inputTokens)}</td>
      <td className="number" data-name={t('usage.output')}>{number(outputTokens)}</td>
    </>
  );
  return (
    <table className="table usage-table">
      <caption className="visually-hidden">{t('usage.table', { what: t(`usage.by.${by}`) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`usage.by.${by}`)}</th>
          {(['requests', 'errors', 'input', 'output'] as const).map((name) => <th key={name} scope="col" className="number">{t(`usage.${name}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => <tr key={`${group.id} ${group.provider} ${group.source}`}><th scope="row"><bdi>{nameOf(group)}</bdi></th>{figures(group)}</tr>)}
      </tbody>
      <tfoot><tr><th scope="row">{t('usage.total')}</th>{figures(totalOf(groups))}</tr></tfoot>
    </table>
  );
}
