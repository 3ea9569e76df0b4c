/** What several screens of reviewers say; each screen has a file of its own beside this one. */
const KINDS: Readonly<Record<string, string>> = {
  scope_request: 'Scope request',
  delta_request: 'Request for more scopes',
  quota_increase: 'Higher quota',
  contact_centre_key: 'Contact-centre key',
};

export const texts = {
  kind: (kind: string) => KINDS[kind] ?? kind,
  kinds: Object.keys(KINDS),
  mode: { read: 'read', write: 'write' },
  given: { approved: 'Approved', denied: 'Denied' },
  keys: {
    button: 'Keys',
    title: 'Keys of this screen',
    hint: 'They work while you are not typing in a field.',
    key: 'Key',
    does: 'What it does',
  },
  sla: {
    label: 'Due',
    dueIn: (time: string) => `due in ${time}`,
    overdueBy: (time: string) => `overdue by ${time}`,
    left: (time: string) => `${time} left`,
    state: { ok: 'in time', due_soon: 'due soon', overdue: 'overdue' },
  },
  reason: {
    canned: 'Canned reason',
    none: 'None: in my own words',
  },
} as const;
