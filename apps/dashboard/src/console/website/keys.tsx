import { Button } from '@mantine/core';
import { texts } from '@texts/console-keys';
import { useState } from 'react';
import { Empty } from '../../parts/empty.js';
import { Listed } from '../../parts/listed.js';
import { CreateKey } from './create-key.js';
import { IssuedKey, type Issued } from './issued-key.js';
import { KeyBin } from './key-bin.js';
import { KeyCard } from './key-card.js';
import { KeyRequests } from './key-requests.js';
import { Section } from './section.js';
import { successorsFirst, useKeys, works } from './use-keys.js';
import { manages, useWebsite } from './use-website.js';

/** The website's keys, each new one above the one whose place it takes; requests for contact-centre keys; and the bin. */
export function Keys() {
  const website = useWebsite();
  const { query, items = [] } = useKeys(website.id);
  const [creating, setCreating] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  const living = successorsFirst(items.filter(works));
  const create = manages(website.role) ? <Button onClick={() => setCreating(true)}>{texts.create}</Button> : undefined;
  return (
    <>
      <Section title={texts.title} lead={texts.lead} actions={living.length === 0 ? undefined : create}>
        <Listed
          list={{ query, items: living }}
          keyOf={({ id }) => id}
          empty={
            <Empty title={texts.empty} action={create}>
              {texts.emptyLead}
            </Empty>
          }
          card={(key) => <KeyCard website={website} apiKey={key} onIssued={setIssued} />}
        />
      </Section>
      <KeyRequests website={website} />
      <KeyBin website={website} />
      {creating ? <CreateKey website={website} onClose={() => setCreating(false)} onIssued={setIssued} /> : null}
      <IssuedKey websiteId={website.id} issued={issued} onStored={() => setIssued(null)} />
    </>
  );
}
