import { useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { http } from '../session/this-page';
import type { AdminUser } from '../wire/account-contract';
import { Dialog } from '../ui/Dialog';
import { Form } from '../ui/Form';

type Action = 'lock' | 'unlock' | 'end' | 'promote' | 'demote';

/** What an administrator can do with an account. What takes something away is asked about first. */
export function UserActions({ user, changed }: { user: AdminUser; changed: () => void }) {
  const { t } = useI18n();
  const [asked, setAsked] = useState<Action>();
  const close = () => setAsked(undefined);
  const run = async (action: Action) => {
    await perform(user.id, action);
    close();
    changed();
  };
  const button = (action: Action) => {
    const name = t(`account.users.${action}`);
    const label = t('account.users.of', { action: name, name: user.username });
    return <button key={action} type="button" className="quiet-button" aria-label={label} onClick={() => setAsked(action)}>{name}</button>;
  };
  return (
    <>
      {(user.locked ? (['unlock'] as const) : (['end', user.admin ? 'demote' : 'promote', 'lock'] as const)).map(button)}
      <Dialog open={asked !== undefined} onClose={close} title={asked ? t(`account.users.ask.${asked}`, { name: user.username }) : ''}>
        {asked && asked !== 'unlock' && <p className="dialog-lead">{t(`account.users.sure.${asked}`)}</p>}
        {asked && (
          <Form
            action={t(`account.users.${asked}`)}
            danger={asked === 'lock' || asked === 'demote'}
            onSubmit={() => run(asked)}
            beside={<button type="button" className="outline-button" onClick={close}>{t('account.cancel')}</button>}
          >
            {null}
          </Form>
        )}
      </Dialog>
    </>
  );
}

function perform(id: string, action: Action): Promise<void> {
  const path = `api/admin/users/${encodeURIComponent(id)}`;
  switch (action) {
    case 'end':
      return http.json(`${path}/sessions`, { method: 'DELETE' });
    case 'promote':
    case 'demote':
      return http.json(`${path}/admin`, { method: 'PUT', body: { admin: action === 'promote' } });
    default:
      return http.post(`${path}/${action}`);
  }
}
