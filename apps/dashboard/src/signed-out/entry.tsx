import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { LinkButton } from '../parts/links.js';
import { texts } from '@texts/signed-out';
import { Page } from '../parts/page.js';
import type { Realm } from '../session/session.js';

const t = texts.which;

/** In the place of a form whose realm is not known yet. */
export function WhichRealm({
  title,
  to,
  next,
}: {
  readonly title: string;
  readonly to: '/sign-in' | '/sign-up' | '/forgot-password';
  readonly next?: string | undefined;
}) {
  return (
    <Page title={title}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {(['marketplace', 'website'] as const).map((realm) => (
          <Paper key={realm} withBorder p="lg">
            <Stack align="flex-start">
              <Title order={2} size="h4">
                {t[realm].title}
              </Title>
              <Text>{t[realm].text}</Text>
              <LinkButton to={to} search={{ realm, ...(next === undefined ? {} : { next }) }}>
                {t.go}
              </LinkButton>
            </Stack>
          </Paper>
        ))}
      </SimpleGrid>
    </Page>
  );
}

/** Mails carry the realm in the fragment, as all their links do. */
export function realmFromFragment(): Realm | undefined {
  const realm = new URLSearchParams(location.hash.slice(1)).get('realm');
  return realm === 'marketplace' || realm === 'website' ? realm : undefined;
}
