/** Rows by the submission that they belong to, in the order given; those that belong to none are left out. */
export function bySubmission<R extends { submissionId: string | null }>(rows: R[]): Map<string, R[]> {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    if (row.submissionId === null) continue;
    const together = found.get(row.submissionId);
    if (together) together.push(row);
    else found.set(row.submissionId, [row]);
  }
  return found;
}
