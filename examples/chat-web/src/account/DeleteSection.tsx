import { useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { http, session } from '../session/this-page';
import { Dialog } from '../ui/Dialog';
import { PasswordField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Section } from './Section';

export function DeleteSection() {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const remove = async ({ password }: Record<string, string>) => {
    await http.json('api/account', { method: 'DELETE', body: { password } });
    session.deleted();
  };
  return (
    <Section title={t('account.delete.title')} lead={t('account.delete.text')}>
      <button type="button" className="outline-button danger" aria-haspopup="dialog" onClick={() => setOpen(true)}>{t('account.delete.do')}</button>
      <Dialog open={open} onClose={close} title={t('account.delete.sure')}>
        <p className="dialog-lead">{t('account.delete.sure.text')}</p>
        <Form
          action={t('account.delete.now')}
          danger
          confirmedBy="password"
          onSubmit={remove}
          beside={<button type="button" className="outline-button" onClick={close}>{t('account.cancel')}</button>}
        >
          <PasswordField name="password" label={t('account.field.password')} autoComplete="current-password" />
        </Form>
      </Dialog>
    </Section>
  );
}
