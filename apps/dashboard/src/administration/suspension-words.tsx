import { List, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/administration-people';
import { answer, api } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';

const t = texts.suspend;

/** What a suspension takes away now, in numbers; and what of it comes back. */
export function SuspensionWords({ accountId }: { readonly accountId: string }) {
  const query = useQuery({
    queryKey: ['accounts', accountId, 'suspension-effects'],
    queryFn: () => answer(api.GET('/api/accounts/{account_id}/suspension-effects', { params: { path: { account_id: accountId } } })),
    // Numbers that somebody decides by are never old ones.
    gcTime: 0,
  });
  if (query.error) return <ProblemAlert error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={120} aria-busy="true" />;
  return (
    <>
      <List size="sm" spacing={4} mb="sm">
        {t.effects(query.data).map((effect) => (
          <List.Item key={effect}>{effect}</List.Item>
        ))}
      </List>
      <Text size="sm">{t.undone}</Text>
    </>
  );
}
