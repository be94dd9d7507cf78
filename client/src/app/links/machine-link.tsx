import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { paths } from '../paths.ts';

/** The link to a machine's page. */
export function MachineLink({ machineId, ...rest }: { machineId: number } & ComponentProps<'a'>) {
  return <Link {...rest} to={paths.machine} params={{ machineId: String(machineId) }} />;
}
