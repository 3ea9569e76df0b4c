import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/administration-people';
import { answer, api } from '../api/client.js';
import { Counted } from '../parts/counted.js';
import type { Account, Role } from './person.js';

const t = texts.changeRole;

/** What another role does, and what hangs on the present one, in numbers. */
export function RoleWords({ account, role }: { readonly account: Account; readonly role: Role }) {
  const query = useQuery({
    queryKey: ['accounts', account.id, 'role-effects'],
    queryFn: () => answer(api.GET('/api/accounts/{account_id}/role-effects', { params: { path: { account_id: account.id } } })),
    // Numbers that somebody decides by are never old ones.
    gcTime: 0,
  });
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t.from(texts.roles[account.role])} {t.may[role]}
      </Text>
      <Counted query={query}>
        {(effects) => (
          <List size="sm" spacing={4}>
            {t.effects(account.role, role, effects).map((effect) => (
              <List.Item key={effect}>{effect}</List.Item>
            ))}
          </List>
        )}
      </Counted>
    </Stack>
  );
}
