import type { ComponentType, ReactNode } from 'react';

/** The link to a submission's page; given by the page, because features do not know URLs. */
export type SubmissionLink = ComponentType<{
  submissionId: string;
  className?: string | undefined;
  'aria-label'?: string;
  'data-testid'?: string;
  children: ReactNode;
}>;
