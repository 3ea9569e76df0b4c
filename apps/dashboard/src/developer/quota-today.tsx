import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/developer';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { When } from '../parts/when.js';
import type { Environment } from './usage-data.js';
import { usePlugin } from './use-plugin.js';

const t = texts.tokens;
const NEARLY_USED_UP = 0.9;

/** How much of today's quota is used; in development it can be started anew. */
export function QuotaToday({ quota, environment }: { readonly quota: Shape<'QuotaView'>; readonly environment: Environment }) {
  const share = quota.limit === 0 ? 1 : quota.used / quota.limit;
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {t.quota}
        </Text>
        <Text size="sm" component="div">
          {t.used(quota.used, quota.limit)}
        </Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section
          value={Math.min(100, share * 100)}
          color={share >= NEARLY_USED_UP ? 'red.7' : 'gate.6'}
          aria-label={t.used(quota.used, quota.limit)}
        />
      </Progress.Root>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed" component="div">
          {t.resets} <When at={quota.resets_at} relative />
        </Text>
        {environment === 'development' ? <ResetQuota used={quota.used} /> : null}
      </Group>
    </Stack>
  );
}

function ResetQuota({ used }: { readonly used: number }) {
  const { plugin, changed } = usePlugin();
  const [opened, { open, close }] = useDisclosure();
  const left = plugin.quotas.development_resets_left;
  const reset = async (): Promise<void> => {
    await answer(api.POST('/api/plugins/{plugin_id}/quotas/development/reset', { params: { path: { plugin_id: plugin.id } } }));
    await changed();
  };
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {t.reset.left(left)}
      </Text>
      <Button size="xs" variant="default" onClick={open} disabled={left === 0}>
        {t.reset.button}
      </Button>
      <Confirm opened={opened} onClose={close} title={t.reset.title} act={t.reset.act} onAct={reset} dangerous={false}>
        {t.reset.body(used, left)}
      </Confirm>
    </Group>
  );
}
