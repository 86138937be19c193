import { useCallback, useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import type { DeviceSession, Page } from '../wire/account-contract';
import { clientName } from '../ui/client-name';
import { caught, failureText } from '../ui/failure-text';
import { DeviceIcon } from '../ui/icons';
import { Loading } from '../ui/Loading';
import { Notice } from '../ui/Notice';
import { useLoaded } from '../ui/use-loaded';
import { Section } from './Section';

const PATH = 'api/account/sessions';

/** Where the person is signed in, and ways to end it. */
export function Sessions() {
  const { t } = useI18n();
  const { value, failure, again } = useLoaded(useCallback((signal) => http.get<Page<DeviceSession>>(PATH, {}, signal), []));
  const [said, setSaid] = useState<{ kind: 'good' | 'bad'; text: string }>();
  const end = (path: string, text: string) =>
    http.json(path, { method: 'DELETE' }).then(
      () => (setSaid({ kind: 'good', text }), again()),
      (cause) => setSaid({ kind: 'bad', text: failureText(t, caught(cause)) }),
    );

  const items = value?.items ?? [];
  return (
    <Section title={t('account.devices.sessions')}>
      <div role="status" className="said">{said && <Notice kind={said.kind} focus><p>{said.text}</p></Notice>}</div>
      <Loading waiting={!value} failure={failure} again={again}>
        <ul className="sessions">
          {[...items].sort((one, other) => Number(other.current) - Number(one.current) || other.lastUsedAt.localeCompare(one.lastUsedAt)).map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => void end(`${PATH}/${encodeURIComponent(session.id)}`, t('account.devices.ended'))} />
          ))}
        </ul>
        {items.length > 1 && (
          <button type="button" className="outline-button" onClick={() => void end(PATH, t('account.devices.endedOthers'))}>{t('account.devices.endOthers')}</button>
        )}
      </Loading>
    </Section>
  );
}

function SessionRow({ session, onEnd }: { session: DeviceSession; onEnd: () => void }) {
  const { t, date } = useI18n();
  const { address, current, createdAt, lastUsedAt } = session;
  const client = clientName(session.client);
  return (
    <li>
      <DeviceIcon />
      <div className="session-what">
        <p><strong><bdi title={session.client}>{client}</bdi></strong> {current && <span className="tag good">{t('account.devices.current')}</span>}</p>
        <p className="quiet"><bdi>{address}</bdi></p>
        <p className="quiet">{[t('account.devices.used', { when: date(lastUsedAt) }), t('account.devices.since', { when: date(createdAt) })].join(' · ')}</p>
      </div>
      {!current && (
        <button type="button" className="outline-button" aria-label={t('account.devices.end.of', { client })} onClick={onEnd}>{t('account.devices.end')}</button>
      )}
    </li>
  );
}
