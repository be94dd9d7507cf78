import {
  changeOperator,
  createOperator,
  getOperator,
  listOperators,
} from '../../shared/contracts/operators.ts';
import type { Api } from '../context.ts';
import { changeOperatorVerb } from './change-operator.ts';
import { createOperatorVerb } from './create-operator.ts';
import { getOperatorVerb } from './get-operator.ts';
import { listOperatorsVerb } from './list-operators.ts';

export function operatorRoutes(api: Api): void {
  api.route(listOperators, listOperatorsVerb);
  api.route(createOperator, createOperatorVerb);
  api.route(getOperator, getOperatorVerb);
  api.route(changeOperator, changeOperatorVerb);
}
