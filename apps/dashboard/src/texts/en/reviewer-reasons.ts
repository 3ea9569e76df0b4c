/** Canned reasons. */
export const texts = {
  title: 'Canned reasons',
  lead: 'What reviewers say often. What was said with a reason keeps its words when it is changed or removed.',
  add: 'Add a reason',
  change: 'Change',
  changeOf: (code: string) => `Change ${code}`,
  remove: 'Remove',
  removeOf: (code: string) => `Remove ${code}`,
  removeTitle: (code: string) => `Remove ${code}?`,
  removeWords: 'Reviewers can no longer pick it.',
  removeKept: (verdicts: number) =>
    verdicts === 0
      ? 'No verdict was given with it.'
      : `${verdicts === 1 ? '1 verdict was' : `${verdicts.toLocaleString()} verdicts were`} given with it and keep the text.`,
  code: 'Code',
  codeHint: 'Lower-case letters, digits and underscores; it cannot be changed later.',
  name: 'Title',
  text: 'Text',
  textHint: 'The developer reads it.',
  for: 'For',
  uses: { deny: 'denying a pair', reject: 'rejecting the whole', request_changes: 'asking for changes' },
  save: 'Save',
  saved: 'The reason is saved.',
  empty: 'There is no canned reason yet',
  emptyLead: 'Add what reviewers write again and again: they then pick it with two keys.',
} as const;
