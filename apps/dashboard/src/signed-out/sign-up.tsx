import { Alert, Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/signed-out';
import { useState } from 'react';
import { SignUpForm } from '../parts/entry-forms.js';
import { LinkButton, TextLink } from '../parts/links.js';
import { Page } from '../parts/page.js';
import type { Realm } from '../session/session.js';
import { WhichRealm } from './entry.js';

const t = texts.signUp;
const route = getRouteApi('/signed-out/sign-up');

export function SignUp() {
  const { realm, next } = route.useSearch();
  return realm ? <SignUpTo key={realm} realm={realm} next={next} /> : <WhichRealm title={texts.which.signIn} to="/sign-up" next={next} />;
}

function SignUpTo({ realm, next }: { readonly realm: Realm; readonly next: string | undefined }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
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
      <SignUpForm realm={realm} onSent={setSentTo}>
        <TextLink to="/sign-in" search={search} size="sm">
          {t.haveOne}
        </TextLink>
      </SignUpForm>
    </Page>
  );
}
