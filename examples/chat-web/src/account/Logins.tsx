import { useCallback } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import type { Login, Page } from '../wire/account-contract';
import { clientName } from '../ui/client-name';
import { Loading } from '../ui/Loading';
import { usePages } from '../ui/use-pages';
import { Section } from './Section';

/** Who tried to sign in with this account's name, latest first. */
export function Logins() {
  const { t, date } = useI18n();
  const load = useCallback((after: string | undefined, signal: AbortSignal) => http.get<Page<Login>>('api/account/logins', { after, limit: 10 }, signal), []);
  const { items, loading, failure, more, again } = usePages(load);
  return (
    <Section title={t('account.logins.title')} lead={t('account.logins.lead')}>
      <Loading waiting={loading && items.length === 0} failure={failure} again={again}>
        {items.length === 0 ? <p className="quiet">{t('account.logins.none')}</p> : (
          <table className="table stacked">
            <thead><tr><th scope="col">{t('account.logins.when')}</th><th scope="col">{t('account.logins.outcome')}</th><th scope="col">{t('account.logins.from')}</th></tr></thead>
            <tbody>
              {items.map(({ at, outcome, address, client }, place) => (
                <tr key={`${at}-${place}`}>
                  <td>{date(at)}</td>
                  <td><span className={outcome === 'success' ? 'tag good' : 'tag bad'}>{t(`account.logins.${outcome}`)}</span></td>
                  <td><bdi title={client}>{clientName(client)}</bdi> <small><bdi>{address}</bdi></small></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {more && <button type="button" className="outline-button" onClick={more}>{t('account.more')}</button>}
      </Loading>
    </Section>
  );
}
