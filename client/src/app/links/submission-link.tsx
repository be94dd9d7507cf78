import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { paths } from '../paths.ts';

/** The link to a submission's page. */
export function SubmissionLink({ submissionId, ...rest }: { submissionId: string } & ComponentProps<'a'>) {
  return <Link {...rest} to={paths.submission} params={{ submissionId }} />;
}
