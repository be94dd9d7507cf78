import { ask } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, notice, withState } from './decision.ts';
import { hint, stopQuestion } from './hint.ts';
import type { Incoming } from './incoming.ts';
import { normalise } from './normalise.ts';
import { onCommand } from './on-command.ts';
import type { Seen } from './reached.ts';
import type { Command } from './read-command.ts';

/** STOP asks once more: a checklist does not end by one word. */
export function askToStop(scene: Scene): Decision {
  const asking = withState(scene, { step: 'stopping', hintedAt: null });
  const content = stopQuestion(asking);
  return decided(asking, 'command', [{ kind: 'say', as: 'notice', content, taskIndex: null, prompts: true }]);
}

/** The second word. STOP said twice in one breath is one STOP: it counts as the second only once the question was surely there. */
export function onStopping(
  scene: Scene,
  incoming: Incoming,
  text: string,
  command: Command | null,
  seen: Seen,
): Decision {
  const word = normalise(text)
    .toLowerCase()
    .replace(/[.!]+$/, '');
  const yes = scene.phrases.yes.includes(word);
  const no = scene.phrases.no.includes(word);
  if (command && !yes && !no) return onCommand(scene, command, seen, null);
  if (seen === 'no') return decided(scene, 'stale');
  if (yes) return command && seen !== 'yes' ? hint(scene, incoming) : stop(scene);
  return no ? goOn(scene) : hint(scene, incoming);
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
