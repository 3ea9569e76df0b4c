import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/signed-out';
import { useState } from 'react';
import { answer, api } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { NewPasswordField, PersonNameField } from '../parts/account-fields.js';
import { FormCard } from '../parts/form-card.js';
import { useSubmit } from '../parts/use-submit.js';
import { MailedLinkPage, type MailedLink } from './mailed-link.js';

const t = texts.invitation;
const NEW_ACCOUNT_FIELDS = ['/name', '/password'];

export function Invitation() {
  return (
    <MailedLinkPage title={t.title} lead={(realm) => t.lead[realm]} success={t.done}>
      {(link, done) => <InvitationForm link={link} done={done} />}
    </MailedLinkPage>
  );
}

/** Somebody with an account needs nothing but a click: whether there is one, only the API knows, so the fields come when it asks for them. */
function InvitationForm({ link: { realm, token }, done }: { readonly link: MailedLink; readonly done: () => void }) {
  const [isNew, setNew] = useState(false);
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', password: '' } });
  const submission = useSubmit(form, async ({ name, password }) => {
    const body = { token, ...(isNew ? { name, password } : {}) };
    try {
      if (realm === 'marketplace') await answer(api.POST('/api/marketplace/invitations/accept', { body }));
      else await answer(api.POST('/api/website/invitations/accept', { body }));
    } catch (error) {
      if (isNew || !(error instanceof Problem) || !error.errors.some(({ pointer }) => NEW_ACCOUNT_FIELDS.includes(pointer))) throw error;
      setNew(true);
      return;
    }
    done();
  });
  return (
    <FormCard submission={submission} act={t.act}>
      {isNew ? (
        <>
          <Text size="sm">{t.newAccount}</Text>
          <PersonNameField data-autofocus autoFocus key={form.key('name')} {...form.getInputProps('name')} />
          <NewPasswordField key={form.key('password')} {...form.getInputProps('password')} />
        </>
      ) : null}
    </FormCard>
  );
}
