import { Stack } from '@mantine/core';
import { texts as console } from '@texts/console';
import { Waiting } from '../../parts/answered.js';
import { Empty } from '../../parts/empty.js';
import { ReachTable } from './reach-table.js';
import { developerRow, keyRow, pluginRow, userKeyRow } from './reach-rows.js';
import { Section } from './section.js';
import { useActivity } from './use-activity.js';
import { useInstalls } from './use-installs.js';
import { useKeys, useUserKeys, works } from './use-keys.js';
import { useTrustedDevelopers } from './use-trust.js';
import { manages, useWebsite } from './use-website.js';

const t = console.reach;

/** Everything that may read or change something on the website, with its last use, its volume and the way to end it. */
export function Reach() {
  const website = useWebsite();
  const activity = useActivity(website);
  const installs = useInstalls(website.id);
  const developers = useTrustedDevelopers(website.id, manages(website.role));
  const keys = useKeys(website.id);
  const userKeys = useUserKeys(website.id);
  const trusted = { ...developers, items: developers.items?.filter(({ state }) => state === 'active') };
  const living = { ...keys, items: keys.items?.filter(works) };
  const lists = [installs, living, userKeys, ...(manages(website.role) ? [trusted] : [])];
  // All stand there at once, so that nothing is pushed away by what comes later; what could not be read says so in its place, and there it
  // is read again: the others, with what is open in them, stay.
  const waiting = lists.some(({ query }) => query.isPending && query.errorUpdateCount === 0);
  const nothing = lists.every(({ query, items }) => items?.length === 0 && !query.hasNextPage);
  const context = { website, activity };
  return (
    <Section title={t.title} lead={t.lead}>
      {waiting ? (
        <Waiting rows={8} />
      ) : (
        <Stack gap="xl">
          {nothing ? <Empty title={t.empty}>{t.emptyLead}</Empty> : null}
          <ReachTable title={t.kinds.plugin} list={installs} row={pluginRow(context)} />
          {manages(website.role) ? <ReachTable title={t.kinds.developer} list={trusted} row={developerRow(context)} /> : null}
          <ReachTable title={t.kinds.key} list={living} row={keyRow(context)} />
          <ReachTable title={t.kinds.userKey} list={userKeys} row={userKeyRow(context)} />
        </Stack>
      )}
    </Section>
  );
}
