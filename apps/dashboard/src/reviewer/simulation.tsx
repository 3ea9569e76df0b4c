import { Group, Paper, Stack, Table, Tabs, Text, Title } from '@mantine/core';
import { texts } from '@texts/reviewer';
import { texts as t } from '@texts/reviewer-policies';
import { useEffect, useRef } from 'react';
import type { Shape } from '../api/client.js';
import { When } from '../parts/when.js';

/** What rules would have decided, against what people did. */
export function Simulation({ result }: { readonly result: Shape<'SimulationView'> }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [result]);
  const counts = [
    [t.agrees, result.agrees_count],
    [t.differs, result.differs_count],
    [t.left, result.left_to_people_count],
  ] as const;
  return (
    <Paper withBorder p="md" component="section" role="status">
      <Stack>
        <Title order={2} size="h4" ref={heading} tabIndex={-1}>
          {t.result}
        </Title>
        <Text size="sm">{t.looked(result.looked_at, result.days)}</Text>
        <Group>
          {counts.map(([name, count]) => (
            <Text key={name}>
              <b>{count.toLocaleString()}</b> {name}
            </Text>
          ))}
        </Group>
        <Tabs defaultValue="differs">
          <Tabs.List>
            <Tabs.Tab value="differs">{t.differs}</Tabs.Tab>
            <Tabs.Tab value="agrees">{t.agrees}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="differs" pt="sm">
            <Replayed rows={result.differs} nothing={t.nothingDiffers} />
          </Tabs.Panel>
          <Tabs.Panel value="agrees" pt="sm">
            <Replayed rows={result.agrees} nothing={t.nothingAgrees} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Paper>
  );
}

function Replayed({ rows, nothing }: { readonly rows: readonly Shape<'ReplayedView'>[]; readonly nothing: string }) {
  if (rows.length === 0) return <Text size="sm">{nothing}</Text>;
  return (
    <Table.ScrollContainer minWidth={640} mah={420}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {[t.item, t.people, t.policy, t.why].map((heading) => (
              <Table.Th key={heading}>{heading}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ subject_id, revision, kind, title, decided_at, people, policy, rule, reasons }) => (
            <Table.Tr key={`${subject_id} ${revision}`}>
              <Table.Td className="break-anywhere">
                {title}
                <Text size="xs" c="dimmed" component="div">
                  {texts.kind(kind)} · <When at={decided_at} />
                </Text>
              </Table.Td>
              <Table.Td>{t.peopleSaid[people]}</Table.Td>
              <Table.Td>
                {t.actions[policy]}
                <Text size="xs" c="dimmed">
                  {rule}
                </Text>
              </Table.Td>
              <Table.Td>{reasons.join(' ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
