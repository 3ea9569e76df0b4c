import { Badge } from '@mantine/core';
import { texts } from '@texts/reviewer';
import { Hint } from '../parts/hint.js';
import type { Item } from './queries.js';
import { timeLeft } from './time-left.js';
import { useNowNear } from './use-now.js';

const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const COLOURS = { ok: 'gray', due_soon: 'yellow', overdue: 'red' } as const;

/** The clock of a promise: it ticks each second around its end, each half minute before. */
export function SlaClock({ item }: { readonly item: Pick<Item, 'state' | 'sla' | 'sla_deadline'> }) {
  const deadline = new Date(item.sla_deadline);
  const left = deadline.getTime() - useNowNear(deadline).getTime();
  if (item.state !== 'open') return <>{MOMENT.format(deadline)}</>;
  const state = left <= 0 ? 'overdue' : item.sla;
  return (
    <Hint label={() => MOMENT.format(deadline)}>
      {(target) => (
        <Badge variant="light" color={COLOURS[state]} tt="none" className="badge-text" tabIndex={0} {...target}>
          {left > 0 ? texts.sla.dueIn(timeLeft(left)) : texts.sla.overdueBy(timeLeft(-left))}
        </Badge>
      )}
    </Hint>
  );
}
