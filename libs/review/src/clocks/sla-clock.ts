/** The shares of its SLA at which something happens to an item that waits. */
export const SLA_MOMENTS = [
  { code: 'half', share: 0.5 },
  { code: 'soon', share: 0.8 },
  { code: 'over', share: 1 },
] as const;
export type SlaMoment = (typeof SLA_MOMENTS)[number]['code'];

/** When the moment comes for an item. Pure. */
export function momentOf(item: { readonly queuedAt: Date; readonly slaDeadline: Date }, share: number): Date {
  const from = item.queuedAt.getTime();
  return new Date(from + (item.slaDeadline.getTime() - from) * share);
}

/** Every moment that has come, the oldest first: also those that nobody noticed while no worker ran. Pure. */
export function momentsPassed(item: { readonly queuedAt: Date; readonly slaDeadline: Date }, now: Date): SlaMoment[] {
  return SLA_MOMENTS.filter(({ share }) => momentOf(item, share) <= now).map(({ code }) => code);
}
