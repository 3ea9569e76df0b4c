import { Badge, Button, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/account';
import { answer, api, type Shape } from '../api/client.js';
import { wordsOf } from '../api/problem.js';
import { Answered } from '../parts/answered.js';
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
            <Table.ScrollContainer minWidth={520}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t.device}</Table.Th>
                    <Table.Th>{t.address}</Table.Th>
                    <Table.Th>{t.seen}</Table.Th>
                    <Table.Th aria-label={t.end} />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((session) => (
                    <SessionRow key={session.id} session={session} onEnd={() => void end(session.id)} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
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
    } catch (error) {
      notifications.show({ color: 'red', message: wordsOf(error) });
    }
    await queries.invalidateQueries({ queryKey: sessionsKey(realm) });
  };
}

function SessionRow({ session, onEnd }: { readonly session: Shape<'SessionView'>; readonly onEnd: () => void }) {
  return (
    <Table.Tr>
      <Table.Td className="break-anywhere">{session.user_agent ?? t.unknown}</Table.Td>
      <Table.Td>{session.address ?? t.unknown}</Table.Td>
      <Table.Td>
        <When at={session.last_seen_at} relative />
      </Table.Td>
      <Table.Td>
        {session.current ? (
          <Badge variant="light">{t.current}</Badge>
        ) : (
          <Button size="xs" variant="default" onClick={onEnd}>
            {t.end}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
