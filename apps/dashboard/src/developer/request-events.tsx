import { Text, Timeline, Title } from '@mantine/core';
import { texts } from '@texts/developer-review';
import type { Shape } from '../api/client.js';
import { When } from '../parts/when.js';

export interface RequestEventsProps {
  readonly events: readonly (Shape<'ScopeRequestEventView'> | Shape<'QuotaRequestEventView'>)[];
  readonly level?: 3 | 4;
}

/** What happened to a request, the first first. */
export function RequestEvents({ events, level = 3 }: RequestEventsProps) {
  return (
    <section>
      <Title order={level} size="h5" mb="sm">
        {texts.timeline}
      </Title>
      <Timeline active={events.length - 1} bulletSize={14} lineWidth={2}>
        {events.map(({ at, by, to, reason, revision }) => (
          <Timeline.Item key={`${at} ${to}`} title={texts.state[to]}>
            <Text size="sm" c="dimmed" component="div">
              {texts.by[by]} · {texts.revision(revision)} · <When at={at} />
            </Text>
            {reason === null ? null : <Text size="sm">{reason}</Text>}
          </Timeline.Item>
        ))}
      </Timeline>
    </section>
  );
}
