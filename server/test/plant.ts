import type { World } from './world.ts';

/** Things to assign: made through the API, as a manager makes them. */
export interface Plant {
  operatorId: number;
  phoneNumber: string;
  /** The texts that the product said to the operator, oldest first. */
  heard(): Promise<string[]>;
  /** Assigns a checklist of that many OK/NOK questions, or of these tasks. */
  assign(tasks: number | object[], options?: { dueAt?: string }): Promise<Assigned>;
}

export interface Assigned {
  id: string;
  status: string;
  submissionId: string;
  session: { id: string; status: string; currentTaskIndex: number } | null;
}

let phones = 0;

/** A machine and an operator with a number of their own. */
export async function makePlant(world: Pick<World, 'manager' | 'phone'>): Promise<Plant> {
  const { manager } = world;
  phones += 1;
  const phoneNumber = `+1202555${String(100 + phones).padStart(4, '0')}`;
  const machine = await manager.post<{ id: number }>('/api/machines', { name: `Machine ${phones}` });
  const operator = await manager.post<{ id: number }>('/api/operators', {
    name: `Operator ${phones}`,
    phoneNumber,
  });
  return {
    operatorId: operator.id,
    phoneNumber,
    heard: async () => (await world.phone(phoneNumber).heard()).map(({ text }) => text),
    async assign(tasks, options = {}) {
      const list =
        typeof tasks === 'number'
          ? Array.from({ length: tasks }, (_, i) => ({ taskName: `Task ${i + 1}` }))
          : tasks;
      const template = await manager.post<{ id: number }>('/api/templates', {
        name: 'A checklist',
        tasks: list,
      });
      return manager.post<Assigned>('/api/assignments', {
        templateId: template.id,
        machineId: machine.id,
        operatorId: operator.id,
        ...options,
      });
    },
  };
}
