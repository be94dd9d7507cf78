import type { importMachines } from '../../shared/contracts/machines.ts';
import type { Verb } from '../context.ts';
import { runImport } from '../imports/run-import.ts';
import { machineImporter } from './machine-importer.ts';

/** @throws AppError bad_request for a file that can't be read; conflict when things have changed since the preview. */
export const importMachinesVerb: Verb<typeof importMachines> = (context, { body }) =>
  runImport(context, machineImporter, body);
