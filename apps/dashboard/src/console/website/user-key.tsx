import { Code, Stack } from '@mantine/core';
import { texts as keys } from '@texts/console-keys';
import { texts } from '@texts/console-operators';
import { texts as viewable } from '@texts/console-viewable';
import { useState } from 'react';
import { Answered } from '../../parts/answered.js';
import { CopyValue } from '../../parts/copy-value.js';
import { When } from '../../parts/when.js';
import { Facts } from './facts.js';
import { IssueUserKey } from './issue-user-key.js';
import { IssuedKey, type Issued } from './issued-key.js';
import { useOperatorKeys, type Key } from './use-keys.js';
import type { OperatorProps } from './use-website.js';
import { UserKeyActs } from './user-key-acts.js';

const t = texts.key;

/** The operator's key, masked, with what can be done about it. While a new value takes over, the old one stands below. */
export function UserKey({ website, operator, mayChange }: OperatorProps & { readonly mayChange: boolean }) {
  const [issued, setIssued] = useState<Issued | null>(null);
  const query = useOperatorKeys(website.id, operator.account_id);
  return (
    <Stack gap="xs">
      <Answered query={query} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <IssueUserKey website={website} operator={operator} mayChange={mayChange} onIssued={setIssued} />
          ) : (
            <>
              {items.map((key) => (
                <KeyFacts key={key.id} apiKey={key} />
              ))}
              {mayChange ? <UserKeyActs website={website} operator={operator} items={items} onIssued={setIssued} /> : null}
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
        [viewable.fact, key.viewable ? viewable.yes : null],
        [t.retires, key.state === 'retiring' && key.grace ? <When key="retires" at={key.grace.ends_at} /> : null],
        [t.usesOfOld, key.state === 'retiring' && key.grace ? key.grace.uses : null],
      ]}
    />
  );
}
