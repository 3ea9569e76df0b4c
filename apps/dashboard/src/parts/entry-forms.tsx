import { Alert, Button, Group, Paper, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/signed-out';
import { useState, type ReactNode } from 'react';
import { answer, api } from '../api/client.js';
import type { Realm } from '../session/session.js';
import { PasswordField } from './password-field.js';
import { ProblemAlert } from './problem-alert.js';
import { useSubmit } from './use-submit.js';

const MAX_EMAIL = 254;

interface EntryFormProps {
  readonly realm: Realm;
  /** Links or buttons beside the one that sends the form. */
  readonly children: ReactNode;
}

/** E-mail address and password. */
export function SignInForm({ realm, children, onSignedIn }: EntryFormProps & { readonly onSignedIn: () => Promise<void> | void }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(realm === 'marketplace' ? api.POST('/api/marketplace/sign-in', { body }) : api.POST('/api/website/sign-in', { body }));
    await onSignedIn();
  });
  return (
    <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit}>
      <Stack>
        <ProblemAlert error={submission.error} />
        <TextInput
          label={texts.signIn.email}
          type="email"
          autoComplete="username"
          required
          maxLength={MAX_EMAIL}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={texts.signIn.password}
          autoComplete="current-password"
          required
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Group>
          <Button type="submit" loading={submission.busy}>
            {texts.signIn.act}
          </Button>
          {children}
        </Group>
      </Stack>
    </Paper>
  );
}

/** Name, e-mail address and password of a new account. A mail with a link follows. */
export function SignUpForm({ realm, children, onSent }: EntryFormProps & { readonly onSent: (email: string) => void }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', email: '', password: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(realm === 'marketplace' ? api.POST('/api/marketplace/sign-up', { body }) : api.POST('/api/website/sign-up', { body }));
    onSent(body.email);
  });
  return (
    <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit}>
      <Stack>
        <ProblemAlert error={submission.error} />
        <TextInput
          label={texts.signUp.name}
          autoComplete="name"
          required
          maxLength={100}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={texts.signIn.email}
          type="email"
          autoComplete="username"
          required
          maxLength={MAX_EMAIL}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={texts.signIn.password}
          description={texts.signUp.passwordHint}
          autoComplete="new-password"
          required
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Group>
          <Button type="submit" loading={submission.busy}>
            {texts.signUp.act}
          </Button>
          {children}
        </Group>
      </Stack>
    </Paper>
  );
}

/** Asks for the link with which a new password is chosen; says afterwards that it is on its way. */
export function ForgottenForm({ realm, children }: EntryFormProps) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(
      realm === 'marketplace'
        ? api.POST('/api/marketplace/password/forgotten', { body })
        : api.POST('/api/website/password/forgotten', { body }),
    );
    setSentTo(body.email);
  });
  if (sentTo !== null) return <Alert role="status">{texts.forgotten.sent(realm, sentTo)}</Alert>;
  return (
    <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit}>
      <Stack>
        <ProblemAlert error={submission.error} />
        <TextInput
          label={texts.signIn.email}
          type="email"
          autoComplete="username"
          required
          maxLength={MAX_EMAIL}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <Group>
          <Button type="submit" loading={submission.busy}>
            {texts.forgotten.act}
          </Button>
          {children}
        </Group>
      </Stack>
    </Paper>
  );
}
