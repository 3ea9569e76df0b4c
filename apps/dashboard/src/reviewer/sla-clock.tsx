import { Badge, Tooltip } from '@mantine/core';
import { texts } from '@texts/reviewer';
import type { Item } from './queries.js';
import { timeLeft } from './time-left.js';
import { useNow } from './use-now.js';

const HOUR_MS = 3_600_000;
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const COLOURS = { ok: 'gray', due_soon: 'yellow', overdue: 'red' } as const;

/** The clock of a promise: it ticks each second in its last hour, each half minute before. */
export function SlaClock({ item }: { readonly item: Pick<Item, 'state' | 'sla' | 'sla_deadline'> }) {
  const deadline = new Date(item.sla_deadline);
  const [fast, slow] = [useNow(1_000), useNow(30_000)];
  const now = Math.abs(deadline.getTime() - slow.getTime()) < HOUR_MS ? fast : slow;
  const left = deadline.getTime() - now.getTime();
  if (item.state !== 'open') return <>{MOMENT.format(deadline)}</>;
  const state = left <= 0 ? 'overdue' : item.sla;
  return (
    <Tooltip label={MOMENT.format(deadline)} events={{ hover: true, focus: true, touch: true }}>
      <Badge variant="light" color={COLOURS[state]} tt="none" className="badge-text" tabIndex={0}>
        {left > 0 ? texts.sla.dueIn(timeLeft(left)) : texts.sla.overdueBy(timeLeft(-left))}
      </Badge>
    </Tooltip>
  );
}
