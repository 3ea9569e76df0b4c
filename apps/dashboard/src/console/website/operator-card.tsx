import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts as console } from '@texts/console';
import { texts } from '@texts/console-operators';
import { CopyValue } from '../../parts/copy-value.js';
import { When } from '../../parts/when.js';
import { useAccount } from '../../session/session.js';
import { GroupSelect, RoleSelect } from './operator-rights.js';
import { RemoveOperator } from './remove-operator.js';
import { looks, manages, type OperatorProps } from './use-website.js';
import { UserKey } from './user-key.js';

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
          {mayChange ? <RoleSelect website={website} operator={operator} me={me} /> : null}
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
