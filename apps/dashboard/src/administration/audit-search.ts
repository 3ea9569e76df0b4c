/** What the audit screen shows, as it stands in its address. */
export interface AuditSearch {
  readonly action?: string;
  readonly subject_id?: string;
  readonly actor_id?: string;
}
