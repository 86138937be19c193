import { useCallback, useMemo, useState } from 'react';
import { Page } from '../app/Page';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import type { UsageRow } from '../wire/account-contract';
import { download } from '../ui/download';
import { caught, failureText } from '../ui/failure-text';
import { Loading } from '../ui/Loading';
import { Notice } from '../ui/Notice';
import { Segments } from '../ui/Segments';
import { useLoaded } from '../ui/use-loaded';
import { DayChart } from './DayChart';
import { everyDay, grouped, lastDays, type By, type Group } from './rows';
import { ShareChart } from './ShareChart';
import { Totals } from './Totals';
import { UsageTable } from './UsageTable';

const RANGES = [7, 30, 90] as const;
const WAYS = ['day', 'provider', 'model'] as const;

export default function UsagePage() {
  const { t, date } = useI18n();
  const [count, setCount] = useState<(typeof RANGES)[number]>(30);
  const [by, setBy] = useState<By>('day');
  const [failed, setFailed] = useState<string>();
  const { from, to } = useMemo(() => lastDays(count, Date.now()), [count]);
  const { value, failure, again } = useLoaded(
    useCallback(async (signal: AbortSignal) => ({ by, from, to, rows: (await http.get<{ items: UsageRow[] }>('api/usage', { from, to, by }, signal)).items }), [by, from, to]),
  );
  // What is still shown while the next is loaded must be drawn as what it is.
  const shown = useMemo(() => value && { ...value, groups: grouped(value.rows, value.by) }, [value]);

  const nameOf = (group: Group) => {
    if (shown?.by === 'day') return date(group.id, { dateStyle: 'medium', timeZone: 'UTC' });
    return [group.id, shown?.by === 'model' && group.provider, group.source && t(`usage.source.${group.source}`)].filter(Boolean).join(' · ');
  };
  const save = () => {
    setFailed(undefined);
    download(http, 'api/usage.csv', `usage-${from}-${to}.csv`, { from, to }).catch((cause) => setFailed(failureText(t, caught(cause))));
  };

  return (
    <Page title={t('usage.title')} lead={t('usage.lead')}>
      <div className="usage-choices">
        <Segments legend={t('usage.range')} options={RANGES} value={count} nameOf={(days) => t('usage.range.days', { count: days })} onChange={setCount} />
        <Segments legend={t('usage.by')} options={WAYS} value={by} nameOf={(way) => t(`usage.by.${way}`)} onChange={setBy} />
      </div>
      <Loading waiting={!shown} failure={failure} again={again}>
        {shown && shown.groups.length === 0 && <Notice title={t('usage.none')}><p>{t('usage.none.hint')}</p></Notice>}
        {shown && shown.groups.length > 0 && (
          <>
            <Totals rows={shown.rows} />
            <section className="usage-chart" aria-label={t(`usage.chart.${shown.by}`)}>
              <h2>{t(`usage.chart.${shown.by}`)}</h2>
              {shown.by === 'day' ? <DayChart days={everyDay(shown.groups, shown.from, shown.to)} /> : <ShareChart groups={shown.groups} nameOf={nameOf} />}
            </section>
            <div className="table-head">
              <h2>{t('usage.figures')}</h2>
              <button type="button" className="outline-button" onClick={save}>{t('usage.csv')}</button>
            </div>
            <UsageTable by={shown.by} groups={shown.by === 'day' ? shown.groups.toReversed() : shown.groups} nameOf={nameOf} />
            <div role="alert">{failed && <Notice kind="bad"><p>{failed}</p></Notice>}</div>
          </>
        )}
      </Loading>
    </Page>
  );
}
