import { Alert, Badge, Button, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { texts as console } from '@texts/console';
import { texts } from '@texts/console-keys';
import { texts as viewable } from '@texts/console-viewable';
import { answer, api } from '../../api/client.js';
import { CopyValue } from '../../parts/copy-value.js';
import { When } from '../../parts/when.js';
import { Facts } from './facts.js';
import type { KeyCardProps } from './issued-key.js';
import { KeyActs } from './key-acts.js';
import { ResetSchedule } from './schedule-questions.js';
import { useClick } from './use-act.js';
import { useGroups, type Key } from './use-keys.js';
import { manages } from './use-website.js';

const f = texts.facts;
const STATE_COLOURS = { active: 'green', retiring: 'yellow', unclaimed: 'blue' } as const;

/** One website key that works, or will: what it may do, who used it last, and what can be done with it. */
export function KeyCard({ website, apiKey: key, onIssued }: KeyCardProps) {
  const { data: groups } = useGroups(website.id);
  const name = key.name ?? key.id;
  const may = [
    ...key.roles.map((role) => console.roles[role]),
    ...key.groups.map((id) => {
      const group = groups?.items.find((one) => one.id === id);
      return group ? texts.group(group.name) : texts.unknownGroup;
    }),
    ...(key.scopes === null ? [] : [texts.scopes(key.scopes.length)]),
  ];
  return (
    <Paper withBorder p="lg" component="section" aria-label={name}>
      <Stack gap="sm">
        <Group gap="xs">
          <Title order={3} size="h4" className="break-anywhere">
            {name}
          </Title>
          <Badge variant="dot" color={stateColour(key.state)}>
            {texts.states[key.state]}
          </Badge>
          {key.contact_centre ? <Badge variant="default">{texts.contactCentre}</Badge> : null}
        </Group>
        <Facts
          facts={[
            [f.id, <CopyValue key="id" value={key.id} what={texts.idOf(name)} />],
            [f.key, key.masked_key === null ? null : <Code key="masked">{key.masked_key}</Code>],
            [f.may, may.join(', ')],
            [f.used, <LastUse key="used" apiKey={key} />],
            [f.expires, key.expires_at === null ? f.neverExpires : <When key="expires" at={key.expires_at} />],
            [f.addresses, key.allowed_addresses?.join(', ') ?? f.everywhere],
            [f.quota, key.daily_quota.toLocaleString()],
            [f.schedule, <ScheduleFact key="schedule" website={website} apiKey={key} />],
            [viewable.fact, key.viewable ? viewable.yes : null],
            [f.url, key.allowed_in_url ? f.yes : null],
            [f.made, <When key="made" at={key.created_at} />],
          ]}
        />
        {key.flags.includes('not_acknowledged') ? <NotAcknowledged website={website} apiKey={key} /> : null}
        {key.state === 'retiring' ? <Retiring apiKey={key} /> : null}
        {key.state === 'unclaimed' ? (
          <Alert color="blue" variant="light">
            <Text size="sm">
              {texts.claim.note} {texts.claim.until} <When at={key.claim_until} />.
            </Text>
          </Alert>
        ) : null}
        {manages(website.role) ? <KeyActs website={website} apiKey={key} onIssued={onIssued} /> : null}
      </Stack>
    </Paper>
  );
}

function stateColour(state: Key['state']): string {
  return state === 'active' || state === 'retiring' || state === 'unclaimed' ? STATE_COLOURS[state] : 'gray';
}

function LastUse({ apiKey: { last_used_at: at, last_used_address: address } }: { readonly apiKey: Key }) {
  return (
    <>
      <When at={at} relative /> {address === null ? null : f.usedFrom(address)}
    </>
  );
}

function ScheduleFact({ website, apiKey }: Pick<KeyCardProps, 'website' | 'apiKey'>) {
  const { state, schedule } = apiKey;
  if (schedule === null) return texts.schedule.none;
  return (
    <>
      {texts.schedule.is(schedule.every_days, schedule.hour)} <When at={schedule.next_rotation_at} />{' '}
      {manages(website.role) && state === 'active' ? <ResetSchedule websiteId={website.id} apiKey={apiKey} schedule={schedule} /> : null}
    </>
  );
}

function NotAcknowledged({ website, apiKey }: Pick<KeyCardProps, 'website' | 'apiKey'>) {
  const click = useClick(website.id);
  const path = { website_id: website.id, key_id: apiKey.id };
  const acknowledge = () => answer(api.POST('/api/websites/{website_id}/keys/{key_id}/acknowledge', { params: { path } }));
  return (
    <Alert color="yellow" variant="light" title={texts.flags.not_acknowledged}>
      <Group>
        <Text size="sm">{texts.notAcknowledged}</Text>
        {manages(website.role) ? (
          <Button size="xs" variant="default" onClick={() => void click(acknowledge, texts.acknowledged)}>
            {texts.acknowledge}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}

/** Until when the old key works, and who still uses it. */
function Retiring({ apiKey: { grace } }: { readonly apiKey: Key }) {
  const g = texts.grace;
  if (grace === null) return null;
  return (
    <Alert color="yellow" variant="light" title={g.title}>
      <Stack gap={4}>
        <Text size="sm">
          {g.until} <When at={grace.ends_at} />
          {grace.ends === 'on_first_use' ? `, ${g.onFirstUse}` : ''}
          {grace.idle_end_days === null ? '' : `, ${g.idle(grace.idle_end_days)}`}. {g.successor}
        </Text>
        <Text size="sm" fw={600}>
          {grace.uses === 0 ? (
            g.unused
          ) : (
            <>
              {g.uses(grace.uses)} <When at={grace.last_used_at} relative />{' '}
              {grace.last_used_address === null ? null : f.usedFrom(grace.last_used_address)}, {g.usedBy}{' '}
              {grace.last_used_agent ?? g.unknownAgent}
            </>
          )}
        </Text>
      </Stack>
    </Alert>
  );
}
