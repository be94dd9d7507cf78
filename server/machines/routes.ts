import { changeMachine, createMachine, getMachine, listMachines } from '../../shared/contracts/machines.ts';
import type { Api } from '../context.ts';
import { changeMachineVerb } from './change-machine.ts';
import { createMachineVerb } from './create-machine.ts';
import { getMachineVerb } from './get-machine.ts';
import { listMachinesVerb } from './list-machines.ts';

export function machineRoutes(api: Api): void {
  api.route(listMachines, listMachinesVerb);
  api.route(createMachine, createMachineVerb);
  api.route(getMachine, getMachineVerb);
  api.route(changeMachine, changeMachineVerb);
}
