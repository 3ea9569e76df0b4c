import { Stack, Text, Title } from '@mantine/core';
import { texts } from '@texts/developer';
import { memo } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { CopyValue } from '../parts/copy-value.js';
import { LinkButton } from '../parts/links.js';
import { PagedTable } from '../parts/paged-table.js';
import { Cell, Row } from '../parts/row-table.js';
import { useLongList } from '../parts/use-pages.js';
import { When } from '../parts/when.js';
import { PairList } from './pair-list.js';
import { pluginKey } from './queries.js';
import { usePlugin } from './use-plugin.js';

const t = texts.installs;
const COLUMNS = [t.website, t.since, t.consented, t.pending].map((title) => ({ title }));

/** The websites that have the plugin, and what each agreed to. */
export function Installs() {
  const { plugin } = usePlugin();
  const list = useLongList([...pluginKey(plugin.id), 'installs'], (cursor) =>
    answer(
      api.GET('/api/plugins/{plugin_id}/installs', {
        params: { path: { plugin_id: plugin.id }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const toLink = (
    <LinkButton to="/plugins/$pluginId/settings" params={{ pluginId: plugin.id }} variant="default">
      {t.toLink}
    </LinkButton>
  );
  return (
    <Stack component="section">
      <Title order={2} size="h4">
        {t.title}
      </Title>
      <PagedTable
        list={list}
        columns={COLUMNS}
        minWidth={700}
        none={{ title: t.empty, lead: t.emptyLead, action: toLink }}
        row={(install) => <InstallRow key={install.id} install={install} />}
      />
      {list.items?.some(({ pending }) => pending.length > 0) ? (
        <Text size="sm" c="dimmed">
          {t.pendingHint}
        </Text>
      ) : null}
    </Stack>
  );
}

/** Remembered, so that a new page draws only what is new. */
const InstallRow = memo(function InstallRow({ install }: { readonly install: Shape<'PluginInstallView'> }) {
  const { website, consented, pending } = install;
  return (
    <Row>
      <Cell>
        <Text size="sm" fw={600}>
          {website.name}
        </Text>
        <Text size="sm" c="dimmed">
          {website.domain}
        </Text>
        <CopyValue value={website.id} what={t.websiteId} />
      </Cell>
      <Cell title={t.since}>
        <When at={install.installed_at} />
      </Cell>
      <Cell title={t.consented}>{consented.length === 0 ? t.nothing : <PairList pairs={consented} />}</Cell>
      <Cell title={t.pending}>{pending.length === 0 ? t.nothing : <PairList pairs={pending} />}</Cell>
    </Row>
  );
});
