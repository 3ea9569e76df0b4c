import { Alert, Button, Group, Paper, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../parts/links.js';
import { texts } from '@texts/signed-out';
import { useState } from 'react';
import { answer, api } from '../api/client.js';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';
import type { Realm } from '../session/session.js';
import { realmFromFragment, WhichRealm } from './entry.js';

const t = texts.forgotten;
const route = getRouteApi('/signed-out/forgot-password');

export function ForgotPassword() {
  const { realm = realmFromFragment() } = route.useSearch();
  return realm ? <ForgottenForm key={realm} realm={realm} /> : <WhichRealm title={texts.which.forgotten} to="/forgot-password" />;
}

function ForgottenForm({ realm }: { readonly realm: Realm }) {
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
  return (
    <Page title={t.title} lead={t.lead}>
      {sentTo === null ? (
        <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit}>
          <Stack>
            <ProblemAlert error={submission.error} />
            <TextInput
              label={texts.signIn.email}
              type="email"
              autoComplete="username"
              required
              maxLength={254}
              key={form.key('email')}
              {...form.getInputProps('email')}
            />
            <Group>
              <Button type="submit" loading={submission.busy}>
                {t.act}
              </Button>
              <TextLink to="/sign-in" search={{ realm }} size="sm">
                {t.back}
              </TextLink>
            </Group>
          </Stack>
        </Paper>
      ) : (
        <Alert role="status">{t.sent(realm, sentTo)}</Alert>
      )}
    </Page>
  );
}
