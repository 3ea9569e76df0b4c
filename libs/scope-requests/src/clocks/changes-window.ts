import { DAY } from '@gatehouse/platform';

/** How long a developer may take to answer a request for changes. */
export const CHANGES_WINDOW_MS = 30 * DAY;

interface Dated<State extends string> {
  readonly state: State | 'changes_requested';
  /** When the changes were asked for, in that state. */
  readonly decidedAt: Date | null;
}

/** When a request for changes lapses; null in every other state. */
export function lapsesAt({ state, decidedAt }: Dated<string>): Date | null {
  return state === 'changes_requested' && decidedAt ? new Date(decidedAt.getTime() + CHANGES_WINDOW_MS) : null;
}

/** The state as of now: a lapsed request counts as expired from the moment it lapses, not from when a schedule notices. */
export function stateAt<State extends string>(request: Dated<State>, now: Date): State | 'changes_requested' | 'expired' {
  const lapse = lapsesAt(request);
  return lapse !== null && lapse <= now ? 'expired' : request.state;
}

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
