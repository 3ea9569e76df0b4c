/** One verdict on many items of the queue. */
export const texts = {
  open: (count: number) => (count === 0 ? 'Decide together' : `Decide ${count} together`),
  title: 'Decide together',
  picked: (count: number) =>
    count === 1 ? 'The one picked item gets the same verdict.' : `The ${count} picked items get the same verdict.`,
  filtered: 'Everything that the filters find gets the same verdict, at most 500 items.',
  verdict: 'Verdict',
  approve: 'Approve',
  reject: 'Reject',
  reason: 'Reason',
  reasonHint: 'Each developer reads it.',
  dryRun: 'Dry run',
  dryRunLead: 'A dry run comes first: it shows what would happen to each item, and decides nothing.',
  would: (decided: number, skipped: number) => `${decided} would be decided, ${skipped} left alone.`,
  did: (decided: number, skipped: number) => `${decided} are decided, ${skipped} were left alone.`,
  act: (count: number) => (count === 1 ? 'Decide 1 item now' : `Decide ${count} items now`),
  item: 'Item',
  result: 'Result',
  why: 'Why',
  decided: { dry: 'would be decided', real: 'decided' },
  skipped: { dry: 'would be left alone', real: 'left alone' },
  done: 'Done',
} as const;
