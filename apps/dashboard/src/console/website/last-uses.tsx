import { Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { texts } from '@texts/console-activity';
import { NotCounted } from '../../parts/counted.js';
import { When } from '../../parts/when.js';
import { useReread } from './use-act.js';
import { useActivity, type Activity, type ActivityOf } from './use-activity.js';
import { looks, type Website } from './use-website.js';

interface LastUsesProps {
  readonly website: Website;
  readonly kind: Activity['kind'];
  readonly id: string;
}

/** How much the website would lose with it, in a sentence or two. */
export function LastUses({ website, kind, id }: LastUsesProps) {
  const activity = useActivity(website)(kind, id);
  const again = useReread(website.id);
  if (!looks(website.role)) return null;
  if (activity === undefined) return <Unread />;
  if (activity === 'unknown') return <NotCounted onRetry={() => void again()} />;
  if (activity === null) return <Text size="sm">{texts.nothing}</Text>;
  return (
    <Text size="sm" fw={600}>
      {texts.made(activity.requests, activity.requests_today)} <When at={activity.last_used_at} relative />.{' '}
      {kind === 'developer'
        ? texts.plugins(activity.plugins)
        : activity.programs_today > 0
          ? texts.programs(activity.programs_today)
          : null}
    </Text>
  );
}

/** For a cell: when it was last used, or a grey line until that is known. */
export function LastUse({ activity }: { readonly activity: ReturnType<ActivityOf> }) {
  if (activity === undefined) return <Unread />;
  if (activity === 'unknown') return texts.notKnown;
  return activity === null ? texts.notLately : <When at={activity.last_used_at} relative />;
}

/** For a cell: how many requests. */
export function Requests({ activity }: { readonly activity: ReturnType<ActivityOf> }) {
  if (activity === undefined) return <Unread />;
  return activity === 'unknown' ? texts.notKnown : (activity?.requests ?? 0).toLocaleString();
}

function Unread() {
  return (
    <>
      <VisuallyHidden>{texts.loading}</VisuallyHidden>
      <Skeleton height={14} width={90} mt={4} />
    </>
  );
}
