import { Alert } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/signed-out';
import { useState, type ReactNode } from 'react';
import { answer, api } from '../api/client.js';
import type { Realm } from '../session/session.js';
import { EmailField, NewPasswordField, PersonNameField, PresentPasswordField } from './account-fields.js';
import { FormCard } from './form-card.js';
import { useSubmit } from './use-submit.js';

interface EntryFormProps {
  readonly realm: Realm;
  /** Links or buttons beside the one that sends the form. */
  readonly children: ReactNode;
}

interface SignInFormProps extends EntryFormProps {
  readonly onSignedIn: () => Promise<void> | void;
  /** Filled in: who was signed in before. */
  readonly email?: string;
}

/** E-mail address and password. */
export function SignInForm({ realm, children, onSignedIn, email = '' }: SignInFormProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email, password: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(realm === 'marketplace' ? api.POST('/api/marketplace/sign-in', { body }) : api.POST('/api/website/sign-in', { body }));
    await onSignedIn();
  });
  return (
    <FormCard submission={submission} act={texts.signIn.act} beside={children}>
      <EmailField key={form.key('email')} {...form.getInputProps('email')} />
      <PresentPasswordField
        {...(email === '' ? {} : { 'data-autofocus': true })}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </FormCard>
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
    <FormCard submission={submission} act={texts.signUp.act} beside={children}>
      <PersonNameField key={form.key('name')} {...form.getInputProps('name')} />
      <EmailField key={form.key('email')} {...form.getInputProps('email')} />
      <NewPasswordField key={form.key('password')} {...form.getInputProps('password')} />
    </FormCard>
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
    <FormCard submission={submission} act={texts.forgotten.act} beside={children}>
      <EmailField key={form.key('email')} {...form.getInputProps('email')} />
    </FormCard>
  );
}
