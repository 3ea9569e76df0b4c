import { Button, Checkbox, Code, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts as keys } from '@texts/console-keys';
import { texts } from '@texts/console-operators';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { Confirm } from '../../parts/confirm.js';
import { CopyValue } from '../../parts/copy-value.js';
import { When } from '../../parts/when.js';
import { Facts } from './facts.js';
import { IssuedKey, type Issued } from './issued-key.js';
import { useAct, useClick, useReread } from './use-act.js';
import type { Key } from './use-keys.js';
import type { Operator, Website } from './use-website.js';

const t = texts.key;
/** At most: the old value ends when the new one is first used. */
const GRACE_DAYS = 30;

interface UserKeyProps {
  readonly website: Website;
  readonly operator: Operator;
  readonly mayChange: boolean;
}

/** The operator's key, masked, with what can be done about it. While a new value takes over, the old one stands below. */
export function UserKey({ website, operator, mayChange }: UserKeyProps) {
  const [issued, setIssued] = useState<Issued | null>(null);
  const params = { path: { website_id: website.id, account_id: operator.account_id } };
  const query = useQuery({
    queryKey: ['website', website.id, 'credentials', operator.account_id],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/operators/{account_id}/credentials', { params })),
  });
  return (
    <Stack gap="xs">
      <Answered query={query} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <NoKey website={website} operator={operator} mayChange={mayChange} onIssued={setIssued} />
          ) : (
            <>
              {items.map((key) => (
                <KeyFacts key={key.id} apiKey={key} />
              ))}
              {mayChange ? <KeyActs website={website} operator={operator} count={items.length} onIssued={setIssued} /> : null}
            </>
          )
        }
      </Answered>
      <IssuedKey websiteId={website.id} issued={issued} onStored={() => setIssued(null)} />
    </Stack>
  );
}

function KeyFacts({ apiKey: key }: { readonly apiKey: Key }) {
  return (
    <Facts
      facts={[
        [t.id, <CopyValue key="id" value={key.id} what={t.id} />],
        [t.masked, <Code key="masked">{key.masked_key}</Code>],
        [t.used, <When key="used" at={key.last_used_at} relative />],
        [t.made, <When key="made" at={key.created_at} />],
        [keys.facts.url, key.allowed_in_url ? keys.facts.yes : null],
        [t.retires, key.state === 'retiring' && key.grace ? <When key="retires" at={key.grace.ends_at} /> : null],
        [t.usesOfOld, key.state === 'retiring' && key.grace ? key.grace.uses : null],
      ]}
    />
  );
}

function NoKey({ website, operator, mayChange, onIssued }: UserKeyProps & { readonly onIssued: (issued: Issued) => void }) {
  const [inUrl, setInUrl] = useState(false);
  const [busy, setBusy] = useState(false);
  const reread = useReread(website.id);
  const click = useClick(website.id);
  const params = { path: { website_id: website.id, account_id: operator.account_id } };
  const issue = async (): Promise<void> => {
    const body = { allowed_in_url: inUrl, viewable: false };
    onIssued(await answer(api.POST('/api/websites/{website_id}/operators/{account_id}/key', { params, body })));
    await reread();
  };
  const go = async (): Promise<void> => {
    setBusy(true);
    await click(issue, keys.issued.title);
    setBusy(false);
  };
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        {t.none} {t.issueLead}
      </Text>
      {mayChange && website.role === 'owner' ? (
        <Checkbox label={t.inUrl} checked={inUrl} onChange={({ currentTarget }) => setInUrl(currentTarget.checked)} />
      ) : null}
      {mayChange ? (
        <Button size="xs" loading={busy} onClick={() => void go()}>
          {t.issue}
        </Button>
      ) : null}
    </Stack>
  );
}

interface KeyActsProps {
  readonly website: Website;
  readonly operator: Operator;
  /** How many values work now. */
  readonly count: number;
  readonly onIssued: (issued: Issued) => void;
}

function KeyActs({ website, operator, count, onIssued }: KeyActsProps) {
  const [dialog, setDialog] = useState<'rotate' | 'roll' | null>(null);
  const reread = useReread(website.id);
  const close = () => setDialog(null);
  const params = { path: { website_id: website.id, account_id: operator.account_id } };
  const show = async (call: Promise<Issued>): Promise<void> => {
    onIssued(await call);
    await reread();
  };
  const button = (which: 'rotate' | 'roll', text: string) => (
    <Button size="xs" variant="default" onClick={() => setDialog(which)}>
      {text}
    </Button>
  );
  return (
    <Group gap="xs">
      {button('rotate', t.rotate)}
      {button('roll', t.roll)}
      <RevokeUserKey websiteId={website.id} accountId={operator.account_id} name={operator.name} count={count} />
      <Confirm
        opened={dialog === 'rotate'}
        onClose={close}
        title={t.rotateTitle(operator.name)}
        act={t.rotateAct}
        dangerous={false}
        onAct={() =>
          show(
            answer(
              api.POST('/api/websites/{website_id}/operators/{account_id}/key/rotate', {
                params,
                body: { reason: 'routine', grace_days: GRACE_DAYS },
              }),
            ),
          )
        }
      >
        {t.rotateWill}
      </Confirm>
      <Confirm
        opened={dialog === 'roll'}
        onClose={close}
        title={t.rollTitle(operator.name)}
        act={t.rollAct}
        onAct={() => show(answer(api.POST('/api/websites/{website_id}/operators/{account_id}/key/roll', { params })))}
      >
        {t.rollWill}
      </Confirm>
    </Group>
  );
}

interface RevokeProps {
  readonly websiteId: string;
  readonly accountId: string;
  readonly name: string;
  readonly count: number;
}

/** The button that revokes an operator's key, with its question. */
export function RevokeUserKey({ websiteId, accountId, name, count }: RevokeProps) {
  const [opened, setOpened] = useState(false);
  const act = useAct(websiteId);
  const params = { path: { website_id: websiteId, account_id: accountId } };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {t.revoke}
      </Button>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        title={t.revokeTitle(name)}
        act={t.revokeAct}
        onAct={() => act(() => answer(api.DELETE('/api/websites/{website_id}/operators/{account_id}/key', { params })), t.revoked)}
      >
        {t.revokeWill(count)}
      </Confirm>
    </>
  );
}
