import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/account';
import { answer, api } from '../api/client.js';
import { PersonNameField } from '../parts/account-fields.js';
import { FormCard } from '../parts/form-card.js';
import { useSubmit } from '../parts/use-submit.js';
import { sessionQuery, useAccount, type Realm } from '../session/session.js';

export function NameForm({ realm }: { readonly realm: Realm }) {
  const queries = useQueryClient();
  const { name } = useAccount(realm);
  const form = useForm({ mode: 'uncontrolled', initialValues: { name } });
  const submission = useSubmit(form, async (body) => {
    await answer(realm === 'marketplace' ? api.PATCH('/api/marketplace/account', { body }) : api.PATCH('/api/website/account', { body }));
    await queries.invalidateQueries(sessionQuery(realm));
    notifications.show({ message: texts.name.saved });
  });
  return (
    <FormCard submission={submission} title={texts.name.title} act={texts.name.act}>
      <PersonNameField label={texts.name.label} key={form.key('name')} {...form.getInputProps('name')} />
    </FormCard>
  );
}
