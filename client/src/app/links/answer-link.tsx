import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { paths } from '../paths.ts';

/** The link to one answer on its submission's page. */
export function AnswerLink(props: { submissionId: string; taskIndex: number } & ComponentProps<'a'>) {
  const { submissionId, taskIndex, ...rest } = props;
  return <Link {...rest} to={paths.submission} params={{ submissionId }} hash={`answer-${taskIndex}`} />;
}
