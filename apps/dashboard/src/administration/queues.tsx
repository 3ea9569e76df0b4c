import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/administration';
import { answer, api, type Shape } from '../api/client.js';
import { wordsOf } from '../api/problem.js';
import { Answered } from '../parts/answered.js';
import { Empty } from '../parts/empty.js';
import { Page } from '../parts/page.js';
import { Cell, Row, RowTable } from '../parts/row-table.js';
import { When } from '../parts/when.js';

const t = texts.queues;
const LOOK_EVERY_MS = 5_000;
const COUNTS = ['waiting', 'active', 'delayed', 'failed', 'undone'] as const;

export function Queues() {
  const queues = useQuery({
    queryKey: ['queues'],
    queryFn: () => answer(api.GET('/api/administration/queues')),
    refetchInterval: LOOK_EVERY_MS,
  });
  const failing = useQuery({
    queryKey: ['queues', 'failing'],
    queryFn: () => answer(api.GET('/api/administration/queues/failing')),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <Page title={t.title} lead={t.lead}>
      <Answered query={queues}>
        {({ backend, queues: all }) => (
          <Stack>
            <Text size="sm">{t.backend[backend]}</Text>
            <RowTable columns={(['queue', ...COUNTS] as const).map((count) => ({ title: t.columns[count] }))} minWidth={520}>
              {all.map((queue) => (
                <Row key={queue.name}>
                  <Cell>
                    <b>{queue.name}</b>
                  </Cell>
                  {COUNTS.map((count) => (
                    <Cell key={count} title={t.columns[count]}>
                      {queue[count]}
                    </Cell>
                  ))}
                </Row>
              ))}
            </RowTable>
          </Stack>
        )}
      </Answered>
      <Title order={2} size="h4">
        {t.failing}
      </Title>
      <Answered query={failing} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.none}>{t.noneLead}</Empty>
          ) : (
            <Stack>
              {items.map((job) => (
                <FailingJob key={job.id} job={job} />
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}

function FailingJob({ job }: { readonly job: Shape<'FailingJobView'> }) {
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => answer(api.POST('/api/administration/queues/failing/{id}/retry', { params: { path: { id: job.id } } })),
    onSuccess: () => notifications.show({ message: t.retried }),
    onError: (error) => notifications.show({ color: 'red', message: wordsOf(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['queues'] }),
  });
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <Text fw={600}>
            {job.queue} · {job.job}
          </Text>
          <Text size="sm" c="dimmed" component="div">
            {t.asked} <When at={job.created_at} relative />
          </Text>
          <Text size="sm" className="break-anywhere">
            {job.error}
          </Text>
        </div>
        <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate()}>
          {t.retry}
        </Button>
      </Group>
    </Paper>
  );
}
