import { texts } from '@texts/parts';
import { useEffect, useState } from 'react';
import { Hint } from './hint.js';
import { relativeTime } from './relative-time.js';

const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const TICK_MS = 30_000;

export interface WhenProps {
  /** ISO 8601; null reads “never”. */
  readonly at: string | null | undefined;
  /** “3 hours ago” instead of the date, which then stands in the tooltip. */
  readonly relative?: boolean;
}

/** A moment in the reader's own zone, with UTC on hover and for the keyboard. */
export function When({ at, relative = false }: WhenProps) {
  const now = useNow(relative);
  if (at === null || at === undefined) return <>{texts.never}</>;
  const moment = new Date(at);
  const local = LOCAL.format(moment);
  return (
    <Hint label={() => (relative ? `${local} · ${inUtc(moment)}` : inUtc(moment))}>
      {(target) => (
        <time dateTime={at} tabIndex={0} {...target}>
          {relative ? relativeTime(moment, now) : local}
        </time>
      )}
    </Hint>
  );
}

function inUtc(moment: Date): string {
  return texts.utc(moment.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }));
}

function useNow(ticking: boolean): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
