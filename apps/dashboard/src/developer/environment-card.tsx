import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { texts } from '@texts/developer';
import type { Shape } from '../api/client.js';
import { LinkButton } from '../parts/links.js';
import { ClaimKey } from './claim-key.js';
import { FormerKeypairs, KeypairFacts } from './keypair-facts.js';
import { LostKey } from './lost-key.js';
import type { OnKey } from './on-key.js';
import { QuotaToday } from './quota-today.js';
import { RollKey } from './roll-key.js';
import { RotateKey } from './rotate-key.js';
import type { Environment } from './usage-data.js';
import { usePlugin } from './use-plugin.js';

const t = texts.tokens;

/** The keypair of one environment, what it may still do today, and what can be done with it. */
export function EnvironmentCard({ environment, onKey }: { readonly environment: Environment; readonly onKey: OnKey }) {
  const { plugin } = usePlugin();
  const keypairs = plugin.keypairs.filter((keypair) => keypair.environment === environment);
  const living = keypairs.filter(({ state }) => state === 'unclaimed' || state === 'active' || state === 'retiring');
  const former = keypairs.filter(({ state }) => state === 'revoked' || state === 'expired');
  const quota = plugin.quotas[environment];
  const active = living.find(({ state }) => state === 'active');
  const retiring = living.some(({ state }) => state === 'retiring');
  return (
    <Paper withBorder p="lg" component="section" aria-label={t.environment[environment]}>
      <Stack>
        <div>
          <Title order={2} size="h4">
            {t.environment[environment]}
          </Title>
          <Text size="sm" c="dimmed">
            {t.lead[environment]}
          </Text>
        </div>
        {living.map((keypair) => (
          <KeypairFacts key={keypair.identifier} keypair={keypair} replaces={retiring && keypair.state === 'active'} />
        ))}
        {living.length === 0 ? <NoKeypair plugin={plugin} /> : null}
        <Group gap="xs">
          {living.some(({ state }) => state === 'unclaimed') ? <ClaimKey pluginId={plugin.id} onKey={onKey} /> : null}
          {active ? <RollKey plugin={plugin} environment={environment} retiring={retiring} onKey={onKey} /> : null}
          {active && retiring && active.last_used_at === null ? <LostKey plugin={plugin} environment={environment} onKey={onKey} /> : null}
          {active && !retiring ? <RotateKey plugin={plugin} environment={environment} onKey={onKey} /> : null}
        </Group>
        {quota && living.length > 0 ? <QuotaToday quota={quota} environment={environment} /> : null}
        <FormerKeypairs keypairs={former} />
      </Stack>
    </Paper>
  );
}

function NoKeypair({ plugin }: { readonly plugin: Shape<'PluginDetails'> }) {
  const waiting = plugin.next_step.code === 'wait_for_review';
  const params = { pluginId: plugin.id };
  return (
    <Stack gap="xs" align="flex-start">
      <Text fw={600}>{t.none}</Text>
      <Text size="sm">{waiting ? t.waiting : t.noneLead}</Text>
      {waiting ? (
        <LinkButton to="/plugins/$pluginId/review" params={params} variant="default">
          {t.toReview}
        </LinkButton>
      ) : (
        <LinkButton to="/plugins/$pluginId/request" params={params}>
          {t.ask}
        </LinkButton>
      )}
    </Stack>
  );
}
