import { Stack, Text, Title } from '@mantine/core';
import { texts } from '@texts/developer';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { CopyValue } from '../parts/copy-value.js';
import { Empty } from '../parts/empty.js';
import { LinkButton } from '../parts/links.js';
import { More } from '../parts/more.js';
import { Cell, Row, RowTable } from '../parts/row-table.js';
import { usePages } from '../parts/use-pages.js';
import { When } from '../parts/when.js';
import { PairList } from './pair-list.js';
import { pluginKey } from './queries.js';
import { usePlugin } from './use-plugin.js';

const t = texts.installs;

/** The websites that have the plugin, and what each agreed to. */
export function Installs() {
  const { plugin } = usePlugin();
  const { query, items = [] } = usePages([...pluginKey(plugin.id), 'installs'], (cursor) =>
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
      <Answered query={query}>
        {() =>
          items.length === 0 ? (
            <Empty title={t.empty} action={toLink}>
              {t.emptyLead}
            </Empty>
          ) : (
            <>
              <RowTable
                columns={[t.website, t.since, t.consented, t.pending].map((title) => ({ title }))}
                minWidth={700}
                verticalSpacing="sm"
              >
                {items.map((install) => (
                  <InstallRow key={install.id} install={install} />
                ))}
              </RowTable>
              {items.some(({ pending }) => pending.length > 0) ? (
                <Text size="sm" c="dimmed">
                  {t.pendingHint}
                </Text>
              ) : null}
              <More query={query} />
            </>
          )
        }
      </Answered>
    </Stack>
  );
}

function InstallRow({ install }: { readonly install: Shape<'PluginInstallView'> }) {
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
}
