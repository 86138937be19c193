import { useCallback, useId, useState } from 'react';
import { Page as Frame } from '../app/Page';
import { NotFoundPage } from '../app/NotFoundPage';
import { useI18n } from '../i18n/I18nProvider';
import { http, useSession } from '../session/this-page';
import type { AdminUser, Page } from '../wire/account-contract';
import { Loading } from '../ui/Loading';
import { usePages } from '../ui/use-pages';
import { useSettled } from '../ui/use-settled';
import { UserActions } from './UserActions';

/** Every account of the server, for administrators. */
export default function UsersPage() {
  const session = useSession();
  return session.state === 'user' && session.user.admin ? <Users me={session.user.id} /> : <NotFoundPage />;
}

function Users({ me }: { me: string }) {
  const { t } = useI18n();
  const id = useId();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 250);
  const load = useCallback((after: string | undefined, signal: AbortSignal) => http.get<Page<AdminUser>>('api/admin/users', { q, after, limit: 30 }, signal), [q]);
  const { items, loading, failure, more, again } = usePages(load);
  return (
    <Frame title={t('account.users.title')} lead={t('account.users.lead')}>
      <div className="field search">
        <label htmlFor={id}>{t('account.users.search')}</label>
        <div className="field-box"><input id={id} type="search" value={typed} onChange={({ target }) => setTyped(target.value)} autoCapitalize="none" spellCheck={false} /></div>
      </div>
      <p className="visually-hidden" role="status">{loading ? '' : items.length === 0 ? t('account.users.none') : t('account.users.count', { count: items.length })}</p>
      <Loading waiting={loading && items.length === 0} failure={failure} again={again}>
        {items.length === 0 ? <p className="quiet">{t('account.users.none')}</p> : (
          <table className="table stacked users">
            <thead>
              <tr>
                <th scope="col">{t('account.users.user')}</th>
                <th scope="col">{t('account.users.state')}</th>
                <th scope="col">{t('account.users.active')}</th>
                <th scope="col"><span className="visually-hidden">{t('account.users.actions')}</span></th>
              </tr>
            </thead>
            <tbody>{items.map((user) => <UserRow key={user.id} user={user} me={user.id === me} changed={again} />)}</tbody>
          </table>
        )}
        {more && <button type="button" className="outline-button" onClick={more}>{t('account.more')}</button>}
      </Loading>
    </Frame>
  );
}

function UserRow({ user, me, changed }: { user: AdminUser; me: boolean; changed: () => void }) {
  const { t, date } = useI18n();
  const { username, email, admin, verified, locked, lastActiveAt } = user;
  return (
    <tr>
      <th scope="row"><bdi>{username}</bdi> {me && <span className="quiet">({t('account.users.you')})</span>} <small><bdi>{email}</bdi></small></th>
      <td>
        <span className="tags">
          {admin && <span className="tag accent">{t('account.users.admin')}</span>}
          {locked && <span className="tag bad">{t('account.users.locked')}</span>}
          {!verified && <span className="tag">{t('account.users.unverified')}</span>}
          {!locked && verified && <span className="tag good">{t('account.users.ok')}</span>}
        </span>
      </td>
      <td>{lastActiveAt ? <time dateTime={lastActiveAt}>{date(lastActiveAt, { dateStyle: 'medium' })}</time> : t('account.users.never')}</td>
      <td className="actions">{!me && <UserActions user={user} changed={changed} />}</td>
    </tr>
  );
}
