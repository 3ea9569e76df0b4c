import { Alert, Button, Code, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/developer-scopes';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Confirm } from '../parts/confirm.js';
import { Empty } from '../parts/empty.js';
import { LinkButton } from '../parts/links.js';
import { RiskBadge } from '../parts/risk-badge.js';
import { When } from '../parts/when.js';
import { keyOf } from './pair-keys.js';
import { PairList } from './pair-list.js';
import { grantQuery, requestQuery, requestsQuery, unusedQuery } from './queries.js';
import { RequestState } from './request-state.js';
import { usePlugin } from './use-plugin.js';

type Held = Shape<'GrantedPairView'>;

export function Scopes() {
  const { plugin } = usePlugin();
  const grant = useQuery(grantQuery(plugin.id));
  const params = { pluginId: plugin.id };
  return (
    <Stack gap="lg">
      <Unused />
      <Stack component="section">
        <Group justify="space-between" align="flex-end">
          <div>
            <Title order={2} size="h4">
              {texts.granted}
            </Title>
            <Text size="sm" c="dimmed" maw="70ch">
              {texts.grantedLead}
            </Text>
          </div>
          {grant.data && grant.data.pairs.length > 0 ? (
            <LinkButton to="/plugins/$pluginId/request" params={params}>
              {texts.askMore}
            </LinkButton>
          ) : null}
        </Group>
        <Answered query={grant}>
          {({ pairs }) =>
            pairs.length === 0 ? (
              <Empty
                title={texts.none}
                action={
                  <LinkButton to="/plugins/$pluginId/request" params={params}>
                    {texts.ask}
                  </LinkButton>
                }
              >
                {texts.noneLead}
              </Empty>
            ) : (
              <GrantTable pairs={pairs} />
            )
          }
        </Answered>
      </Stack>
      <LatestRequest />
    </Stack>
  );
}

/** Gives pairs back, after it was said what that does. */
function useNarrow() {
  const { plugin, changed } = usePlugin();
  return async (pairs: readonly Held[]): Promise<void> => {
    const body = { pairs: pairs.map(({ scope, mode }) => ({ scope, mode })) };
    await answer(api.POST('/api/plugins/{plugin_id}/grant/narrow', { params: { path: { plugin_id: plugin.id } }, body }));
    await changed();
    notifications.show({ message: texts.givenBack });
  };
}

function Unused() {
  const { plugin } = usePlugin();
  const { data } = useQuery(unusedQuery(plugin.id));
  const narrow = useNarrow();
  const [opened, { open, close }] = useDisclosure();
  if (!data || data.pairs.length === 0) return null;
  const { pairs, days } = data;
  return (
    <Alert color="yellow" variant="light" title={texts.unusedTitle}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{texts.unused(pairs.length, days)}</Text>
        <PairList pairs={pairs} />
        <Button variant="default" onClick={open}>
          {texts.narrow(pairs.length)}
        </Button>
      </Stack>
      <Confirm
        opened={opened}
        onClose={close}
        title={texts.narrowTitle(pairs.length)}
        act={texts.narrow(pairs.length)}
        onAct={() => narrow(pairs)}
      >
        {texts.giveBackBody(plugin.installs)}
      </Confirm>
    </Alert>
  );
}

function GrantTable({ pairs }: { readonly pairs: readonly Held[] }) {
  const { plugin } = usePlugin();
  const narrow = useNarrow();
  const [leaving, setLeaving] = useState<Held | null>(null);
  return (
    <>
      <Table.ScrollContainer minWidth={760}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.scope}</Table.Th>
              <Table.Th>{texts.meaning}</Table.Th>
              <Table.Th>{texts.since}</Table.Th>
              <Table.Th>{texts.lastUsed}</Table.Th>
              <Table.Th aria-label={texts.giveBack} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pairs.map((pair) => (
              <Table.Tr key={keyOf(pair)}>
                <Table.Td>
                  <Stack gap={4} align="flex-start">
                    <Code className="whole-line">{`${pair.scope} · ${pair.mode}`}</Code>
                    {pair.risk === null ? null : <RiskBadge risk={pair.risk} />}
                  </Stack>
                </Table.Td>
                <Table.Td>{pair.text}</Table.Td>
                <Table.Td>
                  <When at={pair.granted_at} relative />
                </Table.Td>
                <Table.Td>{texts.lastDay(pair.last_used)}</Table.Td>
                <Table.Td>
                  <Button size="xs" variant="default" onClick={() => setLeaving(pair)}>
                    {texts.giveBack}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={texts.giveBackTitle(leaving ? `${leaving.scope} · ${leaving.mode}` : '')}
        act={texts.giveBack}
        onAct={() => narrow(leaving ? [leaving] : [])}
      >
        {texts.giveBackBody(plugin.installs)}
      </Confirm>
    </>
  );
}

function LatestRequest() {
  const { plugin } = usePlugin();
  const { data } = useQuery(requestsQuery(plugin.id));
  const latest = data?.items[0];
  return latest ? <Asked pluginId={plugin.id} id={latest.id} /> : null;
}

function Asked({ pluginId, id }: { readonly pluginId: string; readonly id: string }) {
  const query = useQuery(requestQuery(pluginId, id));
  return (
    <Paper withBorder p="lg" component="section">
      <Stack align="flex-start">
        <div>
          <Title order={2} size="h4">
            {texts.asked}
          </Title>
          <Text size="sm" c="dimmed">
            {texts.askedLead}
          </Text>
        </div>
        <Answered query={query} rows={2}>
          {(request) => (
            <>
              <RequestState request={request} />
              <PairList pairs={request.pairs} />
            </>
          )}
        </Answered>
        <LinkButton to="/plugins/$pluginId/review" params={{ pluginId }} search={{ request: id }} variant="default">
          {texts.toReview}
        </LinkButton>
      </Stack>
    </Paper>
  );
}
