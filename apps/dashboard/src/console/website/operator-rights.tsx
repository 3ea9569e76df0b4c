import { NativeSelect, Stack, Text } from '@mantine/core';
import { texts as console } from '@texts/console';
import { texts } from '@texts/console-operators';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { OperatorKeys } from './operator-keys.js';
import { optionsOf } from './rotate-key.js';
import { useAct } from './use-act.js';
import { useGroups } from './use-keys.js';
import type { OperatorProps, Role } from './use-website.js';

const isRole = (value: string): value is Role => value in console.roles;

/** The operator's role. Another one is asked about first: it counts at once, for the person and for their key. */
export function RoleSelect({ website, operator, me }: OperatorProps & { readonly me: boolean }) {
  const [wanted, setWanted] = useState<Role | null>(null);
  const act = useAct(website.id);
  const { owner, ...others } = console.roles;
  const path = { website_id: website.id, account_id: operator.account_id };
  const role = wanted ?? operator.role;
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={texts.role(operator.name)}
        value={role}
        onChange={({ currentTarget: { value } }) => {
          if (isRole(value)) setWanted(value);
        }}
        data={optionsOf(website.role === 'owner' ? { owner, ...others } : others)}
      />
      <Confirm
        opened={wanted !== null}
        onClose={() => setWanted(null)}
        title={texts.roleTitle(operator.name, console.roles[role])}
        act={texts.roleAct}
        onAct={() =>
          act(
            () => answer(api.PATCH('/api/websites/{website_id}/operators/{account_id}', { params: { path }, body: { role } })),
            texts.roleChanged(operator.name, console.roles[role]),
          )
        }
      >
        <Stack gap="xs">
          <Text size="sm">{texts.roleWill(console.roles[operator.role], console.roles[role])}</Text>
          {wanted === null ? null : <OperatorKeys website={website} operator={operator} words={texts.rightsOfKeys} />}
          {operator.group_id === null ? null : <Text size="sm">{texts.roleEndsGroup}</Text>}
          {me ? (
            <Text size="sm" fw={600}>
              {texts.roleMine}
            </Text>
          ) : null}
        </Stack>
      </Confirm>
    </>
  );
}

/** The group whose pairs count in place of the role, at the REST API. */
export function GroupSelect({ website, operator }: OperatorProps) {
  const { data } = useGroups(website.id);
  const [wanted, setWanted] = useState<string | null>(null);
  const act = useAct(website.id);
  const params = { path: { website_id: website.id, account_id: operator.account_id } };
  if (data === undefined || data.items.length === 0) return null;
  const groupId = wanted ?? operator.group_id ?? '';
  const group = data.items.find(({ id }) => id === groupId);
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={texts.group(operator.name)}
        value={groupId}
        onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        data={[{ value: '', label: texts.noGroup }, ...data.items.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Confirm
        opened={wanted !== null}
        onClose={() => setWanted(null)}
        title={group === undefined ? texts.groupLeaves(operator.name) : texts.groupJoins(operator.name, group.name)}
        act={texts.groupAct}
        onAct={() =>
          act(
            () =>
              answer(
                groupId === ''
                  ? api.DELETE('/api/websites/{website_id}/operators/{account_id}/group', { params })
                  : api.PUT('/api/websites/{website_id}/operators/{account_id}/group', { params, body: { group_id: groupId } }),
              ),
            texts.groupChanged(operator.name),
          )
        }
      >
        <Stack gap="xs">
          <Text size="sm">
            {group === undefined ? texts.groupLeavesWill(console.roles[operator.role]) : texts.groupJoinsWill(group.pairs.length)}
          </Text>
          {wanted === null ? null : <OperatorKeys website={website} operator={operator} words={texts.rightsOfKeys} />}
        </Stack>
      </Confirm>
    </>
  );
}
