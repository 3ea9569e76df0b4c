import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { texts } from '@texts/developer';
import type { Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { CopyValue } from '../parts/copy-value.js';
import { Empty } from '../parts/empty.js';
import { LinkButton, TextLink } from '../parts/links.js';
import { More } from '../parts/more.js';
import { Page } from '../parts/page.js';
import { useLive } from '../parts/use-live.js';
import { usePages } from '../parts/use-pages.js';
import { When } from '../parts/when.js';
import { PLUGINS_LIST } from './queries.js';

const t = texts.plugins;
/** As many as one stream follows; what is further down is read when the window is looked at again. */
const FOLLOWED = 20;

export function Plugins() {
  const { query, items = [] } = usePages(...PLUGINS_LIST);
  useLive('marketplace', ...items.slice(0, FOLLOWED).map(({ id }) => `plugin:${id}`));
  return (
    <Page title={t.title} lead={t.lead} actions={<LinkButton to="/plugins/new">{t.create}</LinkButton>}>
      <Answered query={query}>
        {() =>
          items.length === 0 ? (
            <Empty title={t.empty} action={<LinkButton to="/plugins/new">{t.create}</LinkButton>}>
              {t.emptyLead}
            </Empty>
          ) : (
            <Stack gap="sm" component="ul" m={0} p={0} className="plain-list">
              {items.map((plugin) => (
                <PluginRow key={plugin.id} plugin={plugin} />
              ))}
              <More query={query} />
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}

function PluginRow({ plugin }: { readonly plugin: Shape<'PluginSummary'> }) {
  return (
    <Paper withBorder p="md" component="li">
      <Stack gap={6}>
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <TextLink to="/plugins/$pluginId" params={{ pluginId: plugin.id }} fw={600} className="break-anywhere">
              {plugin.name}
            </TextLink>
            <Badge variant="default">{t.visibility[plugin.visibility]}</Badge>
            <Badge variant="default">{t.production[plugin.production]}</Badge>
          </Group>
          <Text size="sm" c="dimmed" component="div">
            {t.installs(plugin.installs)} · {t.created} <When at={plugin.created_at} relative />
          </Text>
        </Group>
        {plugin.next_step.code === 'none' ? null : (
          <Text size="sm">
            <b>{t.next}</b> {plugin.next_step.sentence}
          </Text>
        )}
        <CopyValue value={plugin.id} what={t.id} />
      </Stack>
    </Paper>
  );
}
