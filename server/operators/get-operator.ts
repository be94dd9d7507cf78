import type { getOperator } from '../../shared/contracts/operators.ts';
import type { Verb } from '../context.ts';
import { findOperator } from './find-operator.ts';
import { presentOperator } from './present-operator.ts';

export const getOperatorVerb: Verb<typeof getOperator> = async ({ db }, { params }) =>
  presentOperator(await findOperator(db, params.id));
