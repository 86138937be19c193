import { useCallback, type ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import type { Account } from '../wire/account-contract';
import { Loading } from '../ui/Loading';
import { useLoaded } from '../ui/use-loaded';

/** Who this is. */
export function Profile() {
  const { t, date } = useI18n();
  const { value, failure, again } = useLoaded(useCallback((signal) => http.get<Account>('api/account', {}, signal), []));
  const day = (time: string) => date(time, { dateStyle: 'long' });
  return (
    <Loading waiting={!value} failure={failure} again={again}>
      {value && (
        <dl className="facts">
          <Fact name={t('account.field.username')}><bdi>{value.username}</bdi></Fact>
          <Fact name={t('account.field.email')}><bdi>{value.email}</bdi></Fact>
          <Fact name={t('account.profile.role')}>{t(value.admin ? 'account.profile.admin' : 'account.profile.user')}</Fact>
          <Fact name={t('account.profile.member')}>{day(value.createdAt)}</Fact>
          {value.lastActiveAt && <Fact name={t('account.profile.active')}>{date(value.lastActiveAt)}</Fact>}
        </dl>
      )}
    </Loading>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}
