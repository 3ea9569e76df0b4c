import { Alert, Button, Group, Paper, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi } from '@tanstack/react-router';
import { LinkButton, TextLink } from '../parts/links.js';
import { texts } from '@texts/signed-out';
import { useState } from 'react';
import { answer, api } from '../api/client.js';
import { Page } from '../parts/page.js';
import { PasswordField } from '../parts/password-field.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';
import type { Realm } from '../session/session.js';
import { WhichRealm } from './entry.js';

const t = texts.signUp;
const route = getRouteApi('/signed-out/sign-up');

export function SignUp() {
  const { realm, next } = route.useSearch();
  return realm ? <SignUpForm key={realm} realm={realm} next={next} /> : <WhichRealm title={texts.which.signIn} to="/sign-up" next={next} />;
}

function SignUpForm({ realm, next }: { readonly realm: Realm; readonly next: string | undefined }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', email: '', password: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(realm === 'marketplace' ? api.POST('/api/marketplace/sign-up', { body }) : api.POST('/api/website/sign-up', { body }));
    setSentTo(body.email);
  });
  const search = { realm, ...(next === undefined ? {} : { next }) };
  if (sentTo !== null)
    return (
      <Page title={t.sentTitle}>
        <Alert role="status">{t.sent(sentTo)}</Alert>
        <Group>
          <LinkButton to="/sign-in" search={search}>
            {t.confirmed}
          </LinkButton>
        </Group>
      </Page>
    );
  return (
    <Page title={t.title(realm)} lead={texts.signIn.lead[realm]}>
      <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit}>
        <Stack>
          <ProblemAlert error={submission.error} />
          <TextInput label={t.name} autoComplete="name" required maxLength={100} key={form.key('name')} {...form.getInputProps('name')} />
          <TextInput
            label={texts.signIn.email}
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordField
            label={texts.signIn.password}
            description={t.passwordHint}
            autoComplete="new-password"
            required
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Group>
            <Button type="submit" loading={submission.busy}>
              {t.act}
            </Button>
            <TextLink to="/sign-in" search={search} size="sm">
              {t.haveOne}
            </TextLink>
          </Group>
        </Stack>
      </Paper>
    </Page>
  );
}
