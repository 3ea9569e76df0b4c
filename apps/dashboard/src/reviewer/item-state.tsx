import { Badge, Group, Text } from '@mantine/core';
import { texts as t } from '@texts/reviewer-queue';
import { Hint } from '../parts/hint.js';
import { useAccount } from '../session/session.js';
import type { Item } from './queries.js';

/** Who works on an item, and what stands in the way of deciding it. */
export function ItemState({ item }: { readonly item: Item }) {
  const me = useAccount('marketplace').id;
  if (item.state === 'decided') return <Text size="sm">{item.verdict === null ? '' : t.decided[item.verdict]}</Text>;
  if (item.state === 'closed') return <Text size="sm">{t.filter.states.closed}</Text>;
  const mine = item.lease?.holder.id === me;
  return (
    <Group gap={6}>
      {item.lease ? (
        <Badge variant={mine ? 'filled' : 'light'} color={mine ? 'gate' : 'gray'} tt="none" className="badge-text">
          {mine ? t.yours : t.held(item.lease.holder.name)}
        </Badge>
      ) : item.can_decide ? (
        <Text size="sm">{t.free}</Text>
      ) : null}
      {item.waiting_for_second ? mark(t.second) : null}
      {item.developer.suspended ? mark(t.suspended) : null}
      {!item.can_decide && !item.lease && item.why_not !== null ? (
        <Hint label={() => item.why_not}>
          {(target) => (
            <Badge variant="light" color="gray" tt="none" className="badge-text" tabIndex={0} {...target}>
              {t.notYours}
            </Badge>
          )}
        </Hint>
      ) : null}
      {item.assignee ? <Text size="sm">{t.assigned(item.assignee.name)}</Text> : null}
    </Group>
  );
}

function mark(text: string) {
  return (
    <Badge variant="light" color="gray" tt="none" className="badge-text">
      {text}
    </Badge>
  );
}
