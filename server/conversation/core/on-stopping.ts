import type { Decision, Scene } from './decision.ts';
import { decided } from './decision.ts';
import { hint } from './hint.ts';
import type { Incoming } from './incoming.ts';
import { fold } from './normalise.ts';
import { onCommand } from './on-command.ts';
import { goOn, stop } from './on-stop.ts';
import type { Seen } from './reached.ts';
import type { Command } from './read-command.ts';

/** The second word. STOP said twice in one breath is one STOP: it counts as the second only once the question was surely there. */
export function onStopping(
  scene: Scene,
  incoming: Incoming,
  text: string,
  command: Command | null,
  seen: Seen,
): Decision {
  const word = fold(text).replace(/[.!。।]+$/, '');
  const yes = scene.phrases.understands.yes.has(word);
  const no = scene.phrases.understands.no.has(word);
  if (command && !yes && !no) return onCommand(scene, incoming, command, seen, null);
  if (seen === 'no') return decided(scene, 'stale');
  if (yes) return command && seen !== 'yes' ? hint(scene, incoming) : stop(scene);
  return no ? goOn(scene) : hint(scene, incoming);
}
