import type { Availability } from '@gatehouse/websites';

/** How one operator is there, and since when (milliseconds since 1970). */
export interface Presence {
  readonly availability: Availability;
  readonly since: number;
}

/**
 * A website is online while one of its operators is, else away while one is, else offline. It is so since the first of those who make it
 * so came, or, when nobody is there, since the last one left. `now` stands in for a website without operators.
 */
export function statusOf(presences: readonly Presence[], now: number): { status: Availability; since: number } {
  for (const status of ['online', 'away'] as const) {
    const since = presences.filter(({ availability }) => availability === status).map((presence) => presence.since);
    if (since.length > 0) return { status, since: Math.min(...since) };
  }
  return { status: 'offline', since: presences.length > 0 ? Math.max(...presences.map(({ since }) => since)) : now };
}
