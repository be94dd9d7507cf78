import { isSupportedCountry } from 'libphonenumber-js/max';
import type { importOperators } from '../../shared/contracts/operators.ts';
import type { Verb } from '../context.ts';
import { badField } from '../errors.ts';
import { runImport } from '../imports/run-import.ts';
import { operatorImporter } from './operator-importer.ts';

/** @throws AppError bad_request for a file that can't be read; conflict when things have changed since the preview. */
export const importOperatorsVerb: Verb<typeof importOperators> = async (context, { body }) => {
  const { country } = body;
  if (country !== undefined && !isSupportedCountry(country)) throw badField('country', 'is not a country');
  return runImport(context, operatorImporter(country), body);
};
