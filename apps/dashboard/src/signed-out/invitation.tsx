import { Button, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/signed-out';
import { useState } from 'react';
import { answer, api } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { PasswordField } from '../parts/password-field.js';
import { ProblemAlert } from '../parts/problem-alert.js';
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
    <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit}>
      <Stack>
        <ProblemAlert error={submission.error} />
        {isNew ? (
          <>
            <Text size="sm">{t.newAccount}</Text>
            <TextInput
              label={texts.signUp.name}
              autoComplete="name"
              required
              maxLength={100}
              data-autofocus
              autoFocus
              key={form.key('name')}
              {...form.getInputProps('name')}
            />
            <PasswordField
              label={texts.signIn.password}
              description={texts.signUp.passwordHint}
              autoComplete="new-password"
              required
              key={form.key('password')}
              {...form.getInputProps('password')}
            />
          </>
        ) : null}
        <div>
          <Button type="submit" loading={submission.busy}>
            {t.act}
          </Button>
        </div>
      </Stack>
    </Paper>
  );
}
