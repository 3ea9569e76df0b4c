import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { texts } from '@texts/developer';
import { answer, api } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { CopyValue } from '../parts/copy-value.js';
import { Empty } from '../parts/empty.js';
import { More } from '../parts/more.js';
import { Page } from '../parts/page.js';
import { usePages } from '../parts/use-pages.js';
import { When } from '../parts/when.js';

const t = texts.plugins;

export function Plugins() {
  const { query, items = [] } = usePages(['plugins'], (cursor) =>
    answer(api.GET('/api/plugins', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  return (
    <Page title={t.title} lead={t.lead}>
      <Answered query={query}>
        {() =>
          items.length === 0 ? (
            <Empty title={t.empty}>{t.emptyLead}</Empty>
          ) : (
            <Stack gap="sm">
              {items.map((plugin) => (
                <Paper key={plugin.id} withBorder p="md">
                  <Group justify="space-between">
                    <Group>
                      <Text fw={600}>{plugin.name}</Text>
                      <Badge variant="light">{t.visibility[plugin.visibility]}</Badge>
                    </Group>
                    <Text size="sm" c="dimmed">
                      {t.created} <When at={plugin.created_at} />
                    </Text>
                  </Group>
                  <CopyValue value={plugin.id} what="plugin id" />
                </Paper>
              ))}
              <More query={query} />
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}
