import { useCallback } from 'react';
import { NotFoundPage } from '../app/NotFoundPage';
import { Page as Frame } from '../app/Page';
import { useI18n } from '../i18n/I18nProvider';
import { http, useSession } from '../session/this-page';
import { Loading } from '../ui/Loading';
import { Notice } from '../ui/Notice';
import { useLoaded } from '../ui/use-loaded';
import { usePages } from '../ui/use-pages';
import type { AuditLine, AuditVerification, Page } from '../wire/account-contract';

/** What happened to accounts and sessions, for administrators, and whether somebody changed the log. */
export default function AuditPage() {
  const session = useSession();
  return session.state === 'user' && session.user.admin ? <Audit /> : <NotFoundPage />;
}

function Audit() {
  const { t, date } = useI18n();
  const load = useCallback((after: string | undefined, signal: AbortSignal) => http.get<Page<AuditLine>>('api/admin/audit', { after, limit: 30 }, signal), []);
  const { items, loading, failure, more, again } = usePages(load);
  return (
    <Frame title={t('account.audit.title')} lead={t('account.audit.lead')} className="audit">
      <Verified />
      <Loading waiting={loading && items.length === 0} failure={failure} again={again}>
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{t('account.logins.when')}</th>
              <th scope="col">{t('account.audit.action')}</th>
              <th scope="col">{t('account.audit.actor')}</th>
              <th scope="col">{t('account.logins.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ seq, at, action, actor, subject, outcome, address }) => (
              <tr key={seq}>
                <td><time dateTime={at}>{date(at, { dateStyle: 'medium', timeStyle: 'medium' })}</time></td>
                <td><code>{action}</code> {subject && <small><bdi>{subject}</bdi></small>}</td>
                <td><bdi>{actor}</bdi> {address && <small><bdi>{address}</bdi></small>}</td>
                <td><span className={outcome === 'success' ? 'tag good' : 'tag bad'}>{t(`account.audit.${outcome}`)}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
        {more && <button type="button" className="outline-button" onClick={more}>{t('account.more')}</button>}
      </Loading>
    </Frame>
  );
}

function Verified() {
  const { t, number } = useI18n();
  const { value } = useLoaded(useCallback((signal) => http.get<AuditVerification>('api/admin/audit/verification', {}, signal), []));
  if (!value) return null;
  const { intact, entries, brokenAt } = value;
  return (
    <Notice kind={intact ? 'good' : 'bad'}>
      <p>{intact ? t('account.audit.intact', { count: entries }) : t('account.audit.broken', { line: number(brokenAt ?? 0) })}</p>
    </Notice>
  );
}
