/** What the audit log is narrowed down to; it stands in the address. Days are the site's, both counted in. */
export interface AuditFilter {
  who?: string | undefined;
  action?: string | undefined;
  subjectKind?: string | undefined;
  subjectId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}
