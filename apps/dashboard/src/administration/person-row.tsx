import { Badge, Table } from '@mantine/core';
import { texts as t } from '@texts/administration-people';
import type { Shape } from '../api/client.js';
import { CopyValue } from '../parts/copy-value.js';
import { TextLink } from '../parts/links.js';
import { When } from '../parts/when.js';
import { AccessSwitch } from './access-switch.js';
import { RoleSelect } from './role-select.js';

export function PersonRow({ account }: { readonly account: Shape<'AccountView'> }) {
  const state = account.suspended ? 'suspended' : account.confirmed ? 'active' : 'unconfirmed';
  return (
    <Table.Tr>
      <Table.Td className="break-anywhere">
        <b>{account.name}</b>
        <br />
        {account.email}
        <br />
        <CopyValue value={account.id} what={t.id(account.name)} />
      </Table.Td>
      <Table.Td>{account.realm === 'marketplace' ? <RoleSelect account={account} /> : t.roles[account.role]}</Table.Td>
      <Table.Td>
        <When at={account.created_at} />
      </Table.Td>
      <Table.Td>
        <Badge variant="default" tt="none" className="badge-text">
          {t.state[state]}
        </Badge>
      </Table.Td>
      <Table.Td>
        <AccessSwitch account={account} />
        <TextLink to="/administration/audit" search={{ actor_id: account.id }} size="xs" display="block" mt={4}>
          {t.deeds}
        </TextLink>
      </Table.Td>
    </Table.Tr>
  );
}
