import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { texts } from '@texts/console';
import { answer, api } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { CopyValue } from '../parts/copy-value.js';
import { Empty } from '../parts/empty.js';
import { More } from '../parts/more.js';
import { Page } from '../parts/page.js';
import { usePages } from '../parts/use-pages.js';

const t = texts.websites;

export function Websites() {
  const { query, items = [] } = usePages(['websites'], (cursor) =>
    answer(api.GET('/api/websites', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  return (
    <Page title={t.title} lead={t.lead}>
      <Answered query={query}>
        {() =>
          items.length === 0 ? (
            <Empty title={t.empty}>{t.emptyLead}</Empty>
          ) : (
            <Stack gap="sm">
              {items.map((website) => (
                <Paper key={website.id} withBorder p="md">
                  <Group>
                    <Text fw={600}>{website.name}</Text>
                    <Text c="dimmed">{website.domain}</Text>
                    <Badge variant="light">{website.role}</Badge>
                  </Group>
                  <CopyValue value={website.id} what="website id" />
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
