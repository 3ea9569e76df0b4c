import { Button, Group, Paper, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { TextLink } from '../parts/links.js';
import { texts } from '@texts/signed-out';
import { answer, api } from '../api/client.js';
import { Page } from '../parts/page.js';
import { PasswordField } from '../parts/password-field.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';
import { pathOfOurs, sessionQuery, type Realm } from '../session/session.js';
import { realmFromFragment, WhichRealm } from './entry.js';

const t = texts.signIn;
const route = getRouteApi('/signed-out/sign-in');

export function SignIn() {
  const { realm = realmFromFragment(), next } = route.useSearch();
  return realm ? <SignInForm key={realm} realm={realm} next={next} /> : <WhichRealm title={texts.which.signIn} to="/sign-in" next={next} />;
}

function SignInForm({ realm, next }: { readonly realm: Realm; readonly next: string | undefined }) {
  const queries = useQueryClient();
  const router = useRouter();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(realm === 'marketplace' ? api.POST('/api/marketplace/sign-in', { body }) : api.POST('/api/website/sign-in', { body }));
    queries.clear();
    await queries.ensureQueryData(sessionQuery(realm));
    router.history.push(pathOfOurs(next, location.origin) ?? (realm === 'marketplace' ? '/plugins' : '/console'));
  });
  const search = { realm, ...(next === undefined ? {} : { next }) };
  const other = realm === 'marketplace' ? 'website' : 'marketplace';
  return (
    <Page title={t.title(realm)} lead={t.lead[realm]}>
      <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit}>
        <Stack>
          <ProblemAlert error={submission.error} />
          <TextInput
            label={t.email}
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordField
            label={t.password}
            autoComplete="current-password"
            required
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Group>
            <Button type="submit" loading={submission.busy}>
              {t.act}
            </Button>
            <TextLink to="/sign-up" search={search} size="sm">
              {t.makeAccount}
            </TextLink>
            <TextLink to="/forgot-password" search={{ realm }} size="sm">
              {t.forgotten}
            </TextLink>
          </Group>
        </Stack>
      </Paper>
      <TextLink to="/sign-in" search={{ realm: other }} size="sm">
        {t.other[realm]}
      </TextLink>
    </Page>
  );
}
