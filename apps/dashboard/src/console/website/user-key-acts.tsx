import { Button, Group, Stack, Text } from '@mantine/core';
import { texts } from '@texts/console-operators';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { useRepeatable } from '../../parts/use-repeatable.js';
import type { Issued } from './issued-key.js';
import { LastUses } from './last-uses.js';
import { RevokeUserKey } from './revoke-user-key.js';
import { useReread } from './use-act.js';
import type { Key } from './use-keys.js';
import type { Operator, Website } from './use-website.js';
import { ViewKey } from './view-key.js';

const t = texts.key;
/** At most: the old value ends when the new one is first used. */
const GRACE_DAYS = 30;

interface UserKeyActsProps {
  readonly website: Website;
  readonly operator: Operator;
  /** The values that work now. */
  readonly items: readonly Key[];
  readonly onIssued: (issued: Issued) => void;
}

/** What can be done with an operator's key by themselves, or by who could give their role. */
export function UserKeyActs({ website, operator, items, onIssued }: UserKeyActsProps) {
  const [dialog, setDialog] = useState<'rotate' | 'roll' | null>(null);
  const reread = useReread(website.id);
  const repeatable = useRepeatable();
  const close = () => setDialog(null);
  const path = { website_id: website.id, account_id: operator.account_id };
  const rotate = (header: { 'Idempotency-Key': string }) =>
    answer(
      api.POST('/api/websites/{website_id}/operators/{account_id}/key/rotate', {
        params: { path, header },
        body: { reason: 'routine', grace_days: GRACE_DAYS },
      }),
    );
  const roll = (header: { 'Idempotency-Key': string }) =>
    answer(api.POST('/api/websites/{website_id}/operators/{account_id}/key/roll', { params: { path, header } }));
  const show = async (issued: Promise<Issued>): Promise<void> => {
    onIssued(await issued);
    await reread();
  };
  const [newest] = items;
  const uses = newest === undefined ? null : <LastUses website={website} kind="key" id={newest.id} />;
  const button = (which: 'rotate' | 'roll', text: string) => (
    <Button size="xs" variant="default" onClick={() => setDialog(which)}>
      {text}
    </Button>
  );
  return (
    <Group gap="xs">
      {button('rotate', t.rotate)}
      {button('roll', t.roll)}
      {newest === undefined ? null : <ViewKey websiteId={website.id} apiKey={newest} name={operator.name} />}
      <RevokeUserKey website={website} accountId={operator.account_id} name={operator.name} keyIds={items.map(({ id }) => id)} />
      <Confirm
        opened={dialog === 'rotate'}
        onClose={close}
        title={t.rotateTitle(operator.name)}
        act={t.rotateAct}
        dangerous={false}
        onAct={() => show(repeatable(rotate))}
      >
        {t.rotateWill}
      </Confirm>
      <Confirm
        opened={dialog === 'roll'}
        onClose={close}
        title={t.rollTitle(operator.name)}
        act={t.rollAct}
        onAct={() => show(repeatable(roll))}
      >
        <Stack gap="xs">
          <Text size="sm">{t.rollWill(items.length)}</Text>
          {dialog === 'roll' ? uses : null}
        </Stack>
      </Confirm>
    </Group>
  );
}
