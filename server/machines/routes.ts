import * as contracts from '../../shared/contracts/machines.ts';
import type { Api } from '../context.ts';
import { changeMachineVerb } from './change-machine.ts';
import { createMachineVerb } from './create-machine.ts';
import { exportMachinesVerb } from './export-machines.ts';
import { getMachineVerb } from './get-machine.ts';
import { importMachinesVerb } from './import-machines.ts';
import { listMachineStatesVerb } from './list-machine-states.ts';
import { listMachinesVerb } from './list-machines.ts';
import { listNokAnswersVerb } from './list-nok-answers.ts';

export function machineRoutes(api: Api): void {
  api.route(contracts.listMachines, listMachinesVerb);
  api.route(contracts.createMachine, createMachineVerb);
  // Before what takes the last part of the path for an id.
  api.route(contracts.importMachines, importMachinesVerb);
  api.download(contracts.exportMachines, exportMachinesVerb);
  api.route(contracts.getMachine, getMachineVerb);
  api.route(contracts.changeMachine, changeMachineVerb);
  api.route(contracts.listMachineStates, listMachineStatesVerb);
  api.route(contracts.listNokAnswers, listNokAnswersVerb);
}
