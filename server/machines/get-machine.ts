import type { getMachine } from '../../shared/contracts/machines.ts';
import type { Verb } from '../context.ts';
import { findMachine } from './find-machine.ts';
import { presentMachine } from './present-machine.ts';

export const getMachineVerb: Verb<typeof getMachine> = async ({ db }, { params }) =>
  presentMachine(await findMachine(db, params.id));
