import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { texts as console } from '@texts/console';
import { texts } from '@texts/console-operators';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { CopyValue } from '../../parts/copy-value.js';
import { When } from '../../parts/when.js';
import { useAccount } from '../../session/session.js';
import { optionsOf } from './rotate-key.js';
import { useAct, useClick } from './use-act.js';
import { useGroups } from './use-keys.js';
import { looks, manages, type Operator, type Role, type Website } from './use-website.js';
import { UserKey } from './user-key.js';

interface OperatorProps {
  readonly website: Website;
  readonly operator: Operator;
}

export function OperatorCard({ website, operator }: OperatorProps) {
  const me = useAccount('website').id === operator.account_id;
  const [showsKey, { toggle }] = useDisclosure();
  const mayChange = manages(website.role) && (operator.role !== 'owner' || website.role === 'owner');
  return (
    <Paper withBorder p="md" component="section" aria-label={operator.name}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <div>
            <Group gap="xs">
              <Title order={3} size="h5" className="break-anywhere">
                {operator.name}
              </Title>
              {me ? <Badge variant="default">{texts.you}</Badge> : null}
              {mayChange ? null : <Badge variant="default">{console.roles[operator.role]}</Badge>}
            </Group>
            <Text size="sm" c="dimmed" className="break-anywhere">
              {operator.email} · {texts.availability[operator.availability]} · {texts.since} <When at={operator.since} />
            </Text>
          </div>
          <CopyValue value={operator.account_id} what={operator.name} />
        </Group>
        <Group gap="xs" align="flex-end">
          {mayChange ? <RoleSelect website={website} operator={operator} /> : null}
          {mayChange && operator.role !== 'owner' ? <GroupSelect website={website} operator={operator} /> : null}
          {me || looks(website.role) ? (
            <Button size="xs" variant="default" aria-expanded={showsKey} onClick={toggle}>
              {showsKey ? texts.key.hide : texts.key.show}
            </Button>
          ) : null}
          {mayChange && !me ? <RemoveOperator website={website} operator={operator} /> : null}
        </Group>
        {showsKey ? <UserKey website={website} operator={operator} mayChange={me || mayChange} /> : null}
      </Stack>
    </Paper>
  );
}

function RoleSelect({ website, operator }: OperatorProps) {
  const click = useClick(website.id);
  const { owner, ...others } = console.roles;
  const path = { website_id: website.id, account_id: operator.account_id };
  const change = (role: Role) =>
    click(
      () => answer(api.PATCH('/api/websites/{website_id}/operators/{account_id}', { params: { path }, body: { role } })),
      texts.roleChanged(operator.name, console.roles[role]),
    );
  return (
    <NativeSelect
      size="xs"
      aria-label={texts.role(operator.name)}
      value={operator.role}
      onChange={({ currentTarget: { value } }) => {
        if (isRole(value)) void change(value);
      }}
      data={optionsOf(website.role === 'owner' ? { owner, ...others } : others)}
    />
  );
}

const isRole = (value: string): value is Role => value in console.roles;

function GroupSelect({ website, operator }: OperatorProps) {
  const { data } = useGroups(website.id);
  const click = useClick(website.id);
  const params = { path: { website_id: website.id, account_id: operator.account_id } };
  if (data === undefined || data.items.length === 0) return null;
  const change = (group_id: string) =>
    click(
      () =>
        answer(
          group_id === ''
            ? api.DELETE('/api/websites/{website_id}/operators/{account_id}/group', { params })
            : api.PUT('/api/websites/{website_id}/operators/{account_id}/group', { params, body: { group_id } }),
        ),
      texts.groupChanged(operator.name),
    );
  return (
    <NativeSelect
      size="xs"
      aria-label={texts.group(operator.name)}
      value={operator.group_id ?? ''}
      onChange={({ currentTarget }) => void change(currentTarget.value)}
      data={[{ value: '', label: texts.noGroup }, ...data.items.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}

/** The question names every credential that ends. */
function RemoveOperator({ website, operator }: OperatorProps) {
  const [opened, { open, close }] = useDisclosure();
  const act = useAct(website.id);
  const params = { path: { website_id: website.id, account_id: operator.account_id } };
  const { data } = useQuery({
    queryKey: ['website', website.id, 'credentials', operator.account_id],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/operators/{account_id}/credentials', { params })),
    enabled: opened,
  });
  const dying = data?.items ?? [];
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {texts.remove}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={texts.removeTitle(operator.name)}
        act={texts.removeAct}
        onAct={() =>
          act(() => answer(api.DELETE('/api/websites/{website_id}/operators/{account_id}', { params })), texts.removed(operator.name))
        }
      >
        {texts.removeWill(operator.name, dying.length)}
        <ul>
          {dying.map((key) => (
            <li key={key.id}>
              {key.masked_key} · {texts.key.used} <When at={key.last_used_at} relative />
            </li>
          ))}
        </ul>
      </Confirm>
    </>
  );
}
