import * as contracts from '../../shared/contracts/operators.ts';
import type { Api } from '../context.ts';
import { changeOperatorVerb } from './change-operator.ts';
import { createOperatorVerb } from './create-operator.ts';
import { exportOperatorsVerb } from './export-operators.ts';
import { getOperatorVerb } from './get-operator.ts';
import { importOperatorsVerb } from './import-operators.ts';
import { listOperatorMessagesVerb } from './list-operator-messages.ts';
import { listOperatorStatesVerb } from './list-operator-states.ts';
import { listOperatorsVerb } from './list-operators.ts';

export function operatorRoutes(api: Api): void {
  api.route(contracts.listOperators, listOperatorsVerb);
  api.route(contracts.createOperator, createOperatorVerb);
  // Before what takes the last part of the path for an id.
  api.route(contracts.importOperators, importOperatorsVerb);
  api.download(contracts.exportOperators, exportOperatorsVerb);
  api.route(contracts.getOperator, getOperatorVerb);
  api.route(contracts.changeOperator, changeOperatorVerb);
  api.route(contracts.listOperatorStates, listOperatorStatesVerb);
  api.route(contracts.listOperatorMessages, listOperatorMessagesVerb);
}
