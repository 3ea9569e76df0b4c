import { Button, Stack } from '@mantine/core';
import { texts } from '@texts/console-keys';
import { useState } from 'react';
import { Answered } from '../../parts/answered.js';
import { Empty } from '../../parts/empty.js';
import { More } from '../../parts/more.js';
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
  const mayChange = manages(website.role);
  const create = mayChange ? <Button onClick={() => setCreating(true)}>{texts.create}</Button> : undefined;
  return (
    <>
      <Section title={texts.title} lead={texts.lead} actions={living.length === 0 ? undefined : create}>
        <Answered query={query}>
          {() =>
            living.length === 0 ? (
              <Empty title={texts.empty} action={create}>
                {texts.emptyLead}
              </Empty>
            ) : (
              <Stack>
                {living.map((key) => (
                  <KeyCard key={key.id} website={website} apiKey={key} onIssued={setIssued} />
                ))}
              </Stack>
            )
          }
        </Answered>
        <More query={query} />
      </Section>
      <KeyRequests website={website} />
      <KeyBin websiteId={website.id} mayChange={mayChange} />
      {creating ? <CreateKey website={website} onClose={() => setCreating(false)} onIssued={setIssued} /> : null}
      <IssuedKey websiteId={website.id} issued={issued} onStored={() => setIssued(null)} />
    </>
  );
}
