import { Anchor, List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { LinkButton, TextLink } from '../parts/links.js';
import { texts } from '@texts/signed-out';
import { Page } from '../parts/page.js';
import { sessionQuery, type Realm } from '../session/session.js';

const t = texts.home;

export function Home() {
  return (
    <Page title={t.title} lead={t.lead}>
      <Stack gap="xs">
        <Title order={2} size="h3">
          {t.kinds}
        </Title>
        <Text>{t.apart}</Text>
      </Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <RealmCard realm="marketplace" />
        <RealmCard realm="website" />
      </SimpleGrid>
      <Title order={2} size="h3">
        {t.begin}
      </Title>
      <List spacing="xs">
        <List.Item>
          <b>{t.steps.developer.who}</b>{' '}
          <TextLink to="/sign-up" search={{ realm: 'marketplace' }}>
            {t.steps.developer.link}
          </TextLink>
          {t.steps.developer.rest}
        </List.Item>
        <List.Item>
          <b>{t.steps.owner.who}</b> {t.steps.owner.rest}
        </List.Item>
        <List.Item>
          <b>{t.steps.integrator.who}</b> <Anchor href="/docs">{t.steps.integrator.link}</Anchor>
          {t.steps.integrator.rest}
          <Anchor href="/docs/errors">{t.steps.integrator.errors}</Anchor>
          {t.steps.integrator.end}
        </List.Item>
      </List>
    </Page>
  );
}

/** One kind of account; for who is signed in already, the way straight in. */
function RealmCard({ realm }: { readonly realm: Realm }) {
  const { data: account } = useQuery(sessionQuery(realm));
  const words = t[realm];
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby={`${realm}-account`}>
      <Stack gap="sm" h="100%" justify="space-between" align="flex-start">
        <div>
          <Title order={3} size="h4" id={`${realm}-account`}>
            {words.title}
          </Title>
          <Text mt="xs">{words.who}</Text>
          <Text mt="xs">{words.what}</Text>
        </div>
        {account ? (
          <LinkButton to={realm === 'marketplace' ? '/plugins' : '/console'}>{words.open}</LinkButton>
        ) : (
          <LinkButton to="/sign-in" search={{ realm }}>
            {words.signIn}
          </LinkButton>
        )}
      </Stack>
    </Paper>
  );
}
