import { Badge, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/account';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Confirm } from '../parts/confirm.js';
import { Cell, Row, RowTable } from '../parts/row-table.js';
import { When } from '../parts/when.js';
import type { Realm } from '../session/session.js';

const t = texts.sessions;

export const sessionsKey = (realm: Realm) => ['sessions', realm] as const;

/** Where one is signed in, with the way to end each session. */
export function Sessions({ realm }: { readonly realm: Realm }) {
  const query = useQuery({
    queryKey: sessionsKey(realm),
    queryFn: () => answer(realm === 'marketplace' ? api.GET('/api/marketplace/sessions') : api.GET('/api/website/sessions')),
  });
  const end = useEnd(realm);
  return (
    <Paper withBorder p="lg" component="section">
      <Stack>
        <Title order={2} size="h4">
          {t.title}
        </Title>
        <Text size="sm">{t.lead}</Text>
        <Answered query={query} rows={2}>
          {({ items }) => (
            <RowTable columns={[t.device, t.address, t.seen, t.acts].map((title) => ({ title }))} minWidth={520}>
              {items.map((session) => (
                <SessionRow key={session.id} session={session} others={items.length - 2} onEnd={() => end(session.id)} />
              ))}
            </RowTable>
          )}
        </Answered>
      </Stack>
    </Paper>
  );
}

function useEnd(realm: Realm) {
  const queries = useQueryClient();
  return async (id: string): Promise<void> => {
    const params = { path: { id } };
    try {
      await answer(
        realm === 'marketplace'
          ? api.DELETE('/api/marketplace/sessions/{id}', { params })
          : api.DELETE('/api/website/sessions/{id}', { params }),
      );
      notifications.show({ message: t.ended });
    } finally {
      await queries.invalidateQueries({ queryKey: sessionsKey(realm) });
    }
  };
}

interface SessionRowProps {
  readonly session: Shape<'SessionView'>;
  /** Sessions that are left besides it and this one. */
  readonly others: number;
  readonly onEnd: () => Promise<void>;
}

function SessionRow({ session, others, onEnd }: SessionRowProps) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <Row>
      <Cell>{session.user_agent ?? t.unknown}</Cell>
      <Cell title={t.address}>{session.address ?? t.unknown}</Cell>
      <Cell title={t.seen}>
        <When at={session.last_seen_at} relative />
      </Cell>
      <Cell title={t.acts}>
        {session.current ? (
          <Badge variant="light" miw="max-content">
            {t.current}
          </Badge>
        ) : (
          <Button size="xs" variant="default" onClick={open}>
            {t.end}
          </Button>
        )}
        <Confirm opened={opened} onClose={close} title={t.endTitle} act={t.end} onAct={onEnd}>
          <Stack gap="xs">
            <Text size="sm" component="div">
              {t.endWill} {session.user_agent ?? t.unknown}, <When at={session.last_seen_at} relative />.
            </Text>
            <Text size="sm">{t.endLeft(Math.max(0, others))}</Text>
          </Stack>
        </Confirm>
      </Cell>
    </Row>
  );
}
