import { useEffect, useState } from 'react';

const HOUR_MS = 3_600_000;

/** The time, told again after so many milliseconds. */
export function useNow(everyMs: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** The time: each second in the hour before and after a moment, else each half minute, so that a long list of clocks stays quiet. */
export function useNowNear(moment: Date): Date {
  const [now, setNow] = useState(() => new Date());
  const near = Math.abs(moment.getTime() - now.getTime()) < HOUR_MS;
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), near ? 1_000 : 30_000);
    return () => clearInterval(timer);
  }, [near]);
  return now;
}
