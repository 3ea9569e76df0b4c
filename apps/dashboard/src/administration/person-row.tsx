import { Badge, Table } from '@mantine/core';
import { texts as t } from '@texts/administration-people';
import { memo } from 'react';
import { CopyValue } from '../parts/copy-value.js';
import { TextLink } from '../parts/links.js';
import { When } from '../parts/when.js';
import { AccessSwitch } from './access-switch.js';
import type { Account, Asked } from './person-questions.js';
import { RoleSelect } from './role-select.js';

export interface PersonRowProps {
  readonly account: Account;
  readonly onAsk: (asked: Asked) => void;
}

/** Remembered, so that a long list does not draw itself anew with each page. */
export const PersonRow = memo(function PersonRow({ account, onAsk }: PersonRowProps) {
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
      <Table.Td>{account.realm === 'marketplace' ? <RoleSelect account={account} onAsk={onAsk} /> : t.roles[account.role]}</Table.Td>
      <Table.Td>
        <When at={account.created_at} />
      </Table.Td>
      <Table.Td>
        <Badge variant="default" tt="none" className="badge-text">
          {t.state[state]}
        </Badge>
      </Table.Td>
      <Table.Td>
        <AccessSwitch account={account} onAsk={onAsk} />
        <TextLink to="/administration/audit" search={{ actor_id: account.id }} size="xs" display="block" mt={4}>
          {t.deeds}
        </TextLink>
      </Table.Td>
    </Table.Tr>
  );
});
