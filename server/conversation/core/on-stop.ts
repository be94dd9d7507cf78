import { ask } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, notice, withState } from './decision.ts';
import { stopQuestion } from './hint.ts';

/** STOP asks once more: a checklist does not end by one word. */
export function askToStop(scene: Scene): Decision {
  const asking = withState(scene, { step: 'stopping', hintedAt: null });
  const content = stopQuestion(asking);
  return decided(asking, 'command', [{ kind: 'say', as: 'notice', content, taskIndex: null, prompts: true }]);
}

export function stop(scene: Scene): Decision {
  const { facts, phrases } = scene;
  const text = phrases.stopped(facts.templateName);
  return decided(withState(scene, { step: 'ended' }), 'command', [{ kind: 'stop' }, notice({ text })]);
}

export function goOn(scene: Scene): Decision {
  const { facts, phrases } = scene;
  const again = ask(scene, [phrases.goOn(facts.templateName, facts.machineName)]);
  return decided(again.scene, 'command', [again.say]);
}
