import '../../parts/all-styles.css';
import { Alert, Anchor, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/install';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { LinkButton } from '../../parts/links.js';
import { Page } from '../../parts/page.js';
import { Offer, type Outcome } from './offer.js';

const route = getRouteApi('/signed-out/install/$pluginId/$secret');

/** What an install link opens: who asks for what, and the steps to agree to it. The secret of the link is in no cache and no other address. */
export function Install() {
  const { pluginId, secret } = route.useParams();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const query = useQuery({
    queryKey: ['install-link', pluginId],
    queryFn: () => answer(api.POST('/api/install-links/open', { body: { plugin_id: pluginId, secret } })),
    gcTime: 0,
    staleTime: Infinity,
    // What somebody is about to agree to does not change under their eyes.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const reopen = async (): Promise<Shape<'OpenedLinkView'> | undefined> => (await query.refetch()).data;
  return (
    <Page
      title={query.data ? texts.title(query.data.plugin.name) : texts.opening}
      lead={query.data ? texts.developer(query.data.plugin.developer_name) : undefined}
    >
      <Answered query={query} rows={8}>
        {(opened) =>
          outcome ? (
            <Done {...outcome} />
          ) : (
            <>
              <About plugin={opened.plugin} />
              {opened.ready ? (
                <Offer opened={opened} link={{ plugin_id: pluginId, secret }} reopen={reopen} onDone={setOutcome} />
              ) : (
                <Alert color="yellow" title={texts.notReady}>
                  {opened.message}
                </Alert>
              )}
            </>
          )
        }
      </Answered>
    </Page>
  );
}

function About({ plugin }: { readonly plugin: Shape<'LinkedPluginView'> }) {
  return (
    <Paper withBorder p="lg">
      <Stack gap="xs">
        {plugin.description === '' ? null : <Text className="break-anywhere">{plugin.description}</Text>}
        <Text size="sm" c="dimmed">
          {texts.private}
        </Text>
      </Stack>
    </Paper>
  );
}

function Done({ sentence, redirectTo }: Outcome) {
  return (
    <Alert color="green" role="status" title={sentence}>
      {redirectTo === null ? (
        <Stack align="flex-start">
          <Text size="sm">{texts.done.close}</Text>
          <LinkButton to="/console">{texts.done.console}</LinkButton>
        </Stack>
      ) : (
        <Text size="sm">
          {texts.done.leaving} <Anchor href={redirectTo}>{texts.done.goYourself}</Anchor>
        </Text>
      )}
    </Alert>
  );
}
