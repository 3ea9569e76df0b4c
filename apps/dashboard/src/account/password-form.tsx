import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/account';
import { answer, api } from '../api/client.js';
import { NewPasswordField, PresentPasswordField } from '../parts/account-fields.js';
import { FormCard } from '../parts/form-card.js';
import { useSubmit } from '../parts/use-submit.js';
import type { Realm } from '../session/session.js';
import { sessionsKey } from './sessions.js';

const t = texts.password;

export function PasswordForm({ realm }: { readonly realm: Realm }) {
  const queries = useQueryClient();
  const form = useForm({ mode: 'uncontrolled', initialValues: { current_password: '', new_password: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(realm === 'marketplace' ? api.POST('/api/marketplace/password', { body }) : api.POST('/api/website/password', { body }));
    form.reset();
    await queries.invalidateQueries({ queryKey: sessionsKey(realm) });
    notifications.show({ message: t.saved });
  });
  return (
    <FormCard submission={submission} title={t.title} lead={t.lead} act={t.act}>
      <PresentPasswordField label={t.current} key={form.key('current_password')} {...form.getInputProps('current_password')} />
      <NewPasswordField label={t.next} key={form.key('new_password')} {...form.getInputProps('new_password')} />
    </FormCard>
  );
}
