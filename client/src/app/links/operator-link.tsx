import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { paths } from '../paths.ts';

/** The link to an operator's page. */
export function OperatorLink({ operatorId, ...rest }: { operatorId: number } & ComponentProps<'a'>) {
  return <Link {...rest} to={paths.operator} params={{ operatorId: String(operatorId) }} />;
}
