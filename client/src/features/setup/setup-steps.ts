import type { Setup } from '../../../../shared/contracts/setup.ts';

export const setupSteps = ['whatsapp', 'machine', 'operator', 'template', 'assign'] as const;
export type SetupStep = (typeof setupSteps)[number];

/** Which steps are done. The emulator counts as WhatsApp once somebody has written on its phone, or a checklist was assigned. */
export function doneSteps(setup: Setup): ReadonlySet<SetupStep> {
  const { whatsapp } = setup;
  const connected =
    whatsapp.lastMessageAt !== null || (whatsapp.mode === 'emulator' && setup.assignments > 0);
  const done: Record<SetupStep, boolean> = {
    whatsapp: connected,
    machine: setup.machines > 0,
    operator: setup.operators > 0,
    template: setup.templates > 0,
    assign: setup.assignments > 0,
  };
  return new Set(setupSteps.filter((step) => done[step]));
}

/** Where to go on: the first step that is not done; null when all are. */
export function nextStep(setup: Setup): SetupStep | null {
  const done = doneSteps(setup);
  return setupSteps.find((step) => !done.has(step)) ?? null;
}

/** Whether the guided start is still worth a place in the navigation. */
export function isOffered(setup: Setup): boolean {
  return !setup.dismissed && setup.assignments === 0;
}
