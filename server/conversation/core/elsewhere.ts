import { type Decision, decided, notice, type Scene } from './decision.ts';

/** It belongs to another checklist: nothing here changes, and the operator is told. */
export function elsewhere(scene: Scene): Decision {
  return decided(scene, 'stale', [notice({ text: scene.phrases.otherChecklist() })]);
}
