import { DAY } from '@gatehouse/platform';
import { CHANGES_WINDOW_MS } from '../requests/scope-request.state.js';

/** So many days before a request for changes lapses its developer is reminded; the longest first. */
export const CHANGES_REMINDERS_DAYS = [7, 1] as const;

export interface ChangesReminder {
  readonly days: number;
  /** Under which it is noted. */
  readonly code: string;
  /** The codes of earlier reminders: whoever was away when they came is told only of the last one. */
  readonly overtaken: readonly string[];
}

/** The last reminder whose moment has come, or null before the first one. Pure. */
export function changesReminder(changesAskedAt: Date, now: Date): ChangesReminder | null {
  const lapse = changesAskedAt.getTime() + CHANGES_WINDOW_MS;
  const passed = CHANGES_REMINDERS_DAYS.filter((days) => lapse - days * DAY <= now.getTime());
  const days = passed.at(-1);
  return days === undefined ? null : { days, code: codeOf(days), overtaken: passed.slice(0, -1).map(codeOf) };
}

function codeOf(days: number): string {
  return `changes_${days}_days_left`;
}
