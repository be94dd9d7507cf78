import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import type { JobFilter } from '../../features/assignments/job-filter.ts';
import { paths } from '../paths.ts';

/** The link to the page of today, narrowed to a filter or not. */
export function TodayLink({ filter, ...rest }: { filter: JobFilter | undefined } & ComponentProps<'a'>) {
  return <Link {...rest} to={paths.today} search={filter ? { group: filter } : {}} activeProps={{}} />;
}
