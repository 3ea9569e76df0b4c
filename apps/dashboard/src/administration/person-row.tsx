import { Badge } from '@mantine/core';
import { texts as t } from '@texts/administration-people';
import { memo } from 'react';
import { CopyValue } from '../parts/copy-value.js';
import { TextLink } from '../parts/links.js';
import { Cell, Row } from '../parts/row-table.js';
import { When } from '../parts/when.js';
import { AccessSwitch } from './access-switch.js';
import type { Account, Asked } from './person.js';
import { RoleSelect } from './role-select.js';

export interface PersonRowProps {
  readonly account: Account;
  readonly onAsk: (asked: Asked) => void;
}

/** Remembered, so that a long list does not draw itself anew with each page. */
export const PersonRow = memo(function PersonRow({ account, onAsk }: PersonRowProps) {
  const state = account.suspended ? 'suspended' : account.confirmed ? 'active' : 'unconfirmed';
  return (
    <Row>
      <Cell>
        <b>{account.name}</b>
        <br />
        {account.email}
        <br />
        <CopyValue value={account.id} what={t.id(account.name)} />
      </Cell>
      <Cell title={t.columns.role}>
        {account.realm === 'marketplace' ? <RoleSelect account={account} onAsk={onAsk} /> : t.roles[account.role]}
      </Cell>
      <Cell title={t.columns.since}>
        <When at={account.created_at} />
      </Cell>
      <Cell title={t.columns.state}>
        <Badge variant="default" tt="none" className="badge-text">
          {t.state[state]}
        </Badge>
      </Cell>
      <Cell title={t.columns.acts}>
        <AccessSwitch account={account} onAsk={onAsk} />
        <TextLink to="/administration/audit" search={{ actor_id: account.id }} size="xs" display="block" mt={4}>
          {t.deeds}
        </TextLink>
      </Cell>
    </Row>
  );
});
