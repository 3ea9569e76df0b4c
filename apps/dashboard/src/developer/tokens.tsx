import { Anchor, SimpleGrid, Stack, Text } from '@mantine/core';
import { texts } from '@texts/developer';
import { useState } from 'react';
import type { Shape } from '../api/client.js';
import { SecretDialog, type ShownSecret } from '../parts/secret-dialog.js';
import { EnvironmentCard } from './environment-card.js';
import { QuotaRequests } from './quota-requests.js';
import { usePlugin } from './use-plugin.js';

interface Shown {
  readonly title: string;
  readonly secrets: readonly ShownSecret[];
}

/** The keypairs of both environments. A new key lives in the state of this screen until somebody says that it is stored. */
export function Tokens() {
  const { plugin, changed } = usePlugin();
  const [shown, setShown] = useState<Shown | null>(null);
  const show = (title: string, { identifier, key }: Shape<'IssuedKeypairView'>): void => {
    const secrets = [
      { label: texts.keypair.identifier, value: identifier },
      { label: texts.keypair.key, value: key },
    ];
    setShown({ title, secrets });
    void changed();
  };
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <EnvironmentCard environment="development" onKey={show} />
        <EnvironmentCard environment="production" onKey={show} />
      </SimpleGrid>
      <Text size="sm">
        {texts.tokens.how} <Anchor href="/docs/rest-api">{texts.tokens.toReference}</Anchor>
      </Text>
      {plugin.quotas.production ? <QuotaRequests pluginId={plugin.id} limit={plugin.quotas.production.limit} /> : null}
      <SecretDialog title={shown?.title ?? ''} secrets={shown?.secrets ?? null} onStored={() => setShown(null)} />
    </Stack>
  );
}
