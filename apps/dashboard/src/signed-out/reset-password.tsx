import { useForm } from '@mantine/form';
import { texts } from '@texts/signed-out';
import { answer, api } from '../api/client.js';
import { NewPasswordField } from '../parts/account-fields.js';
import { FormCard } from '../parts/form-card.js';
import { useSubmit } from '../parts/use-submit.js';
import { MailedLinkPage, type MailedLink } from './mailed-link.js';

const t = texts.reset;

export function ResetPassword() {
  return (
    <MailedLinkPage title={t.title} lead={() => t.lead} success={t.done}>
      {(link, done) => <ResetForm link={link} done={done} />}
    </MailedLinkPage>
  );
}

function ResetForm({ link: { realm, token }, done }: { readonly link: MailedLink; readonly done: () => void }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const submission = useSubmit(form, async ({ password }) => {
    const body = { token, password };
    await answer(
      realm === 'marketplace' ? api.POST('/api/marketplace/password/reset', { body }) : api.POST('/api/website/password/reset', { body }),
    );
    done();
  });
  return (
    <FormCard submission={submission} act={t.act}>
      <NewPasswordField label={t.password} key={form.key('password')} {...form.getInputProps('password')} />
    </FormCard>
  );
}
