import type { Scene } from './decision.ts';
import { taskAt, withState } from './decision.ts';
import type { Say } from './effect.ts';
import type { Button, OutgoingContent, PickRow } from './outgoing.ts';
import { pressId } from './press-id.ts';
import { brief } from './shorten.ts';
import type { AnswerReading } from './state.ts';
import { summary } from './summary.ts';
import type { Task } from './task.ts';

/** Buttons that one message can show, and rows of one list (Meta's limits, which `whatsapp/limits` holds for rendering). */
const MOST_BUTTONS = 3;
const MOST_ROWS = 10;

/**
 * Asks the current question, for the photo that its answer needs, or for the confirmation when all are answered. `lead` comes first in the same message: the
 * acknowledgement of an answer and the next question are one message, since each message costs.
 */
export function ask(scene: Scene, lead: string[] = []): { scene: Scene; say: Say } {
  const { state, facts } = scene;
  if (state.taskIndex >= facts.tasks.length) {
    const asking = withState(scene, { step: 'summary', hintedAt: null, managerWroteAt: null });
    return {
      scene: asking,
      say: { kind: 'say', as: 'summary', content: summary(asking, lead), taskIndex: null, prompts: true },
    };
  }
  const asking = withState(scene, { step: 'asking', hintedAt: null, managerWroteAt: null });
  const content = state.draft ? missingPhoto(asking, state.draft, lead) : question(asking, lead);
  return {
    scene: asking,
    say: { kind: 'say', as: 'question', content, taskIndex: state.taskIndex, prompts: true },
  };
}

function question(scene: Scene, lead: string[]): OutgoingContent {
  const { state, facts, phrases } = scene;
  const task = taskAt(facts, state.taskIndex);
  const asked = [
    phrases.question(state.taskIndex + 1, facts.tasks.length, task.taskName),
    task.verificationCriteria ?? '',
    phrases.howToAnswer(task),
  ].filter((line) => line !== '');
  return {
    text: [...lead, asked.join('\n')].join('\n\n'),
    ...waysToAnswer(scene, state.taskIndex),
    ...(task.referencePicture !== undefined && { picture: task.referencePicture }),
  };
}

function missingPhoto(
  { state, facts, phrases }: Scene,
  draft: AnswerReading,
  lead: string[],
): OutgoingContent {
  const needed = phrases.photoNeeded(state.taskIndex + 1, brief(draft), taskAt(facts, state.taskIndex));
  return { text: [...lead, needed].join('\n\n') };
}

/** Buttons or a list for a question that has a few possible answers. */
export function waysToAnswer(scene: Scene, taskIndex: number): Pick<OutgoingContent, 'buttons' | 'list'> {
  const options = optionsOf(taskAt(scene.facts, taskIndex)).map(({ value, title }) => ({
    id: pressId({ kind: 'answer', sessionId: scene.state.sessionId, taskIndex, value }),
    title,
  }));
  return offer(options, scene.phrases.buttons.choose);
}

function optionsOf(task: Task): { value: string; title: string }[] {
  if (task.answerType === 'ok_nok') return ['OK', 'NOK', 'NA'].map((value) => ({ value, title: value }));
  if (task.answerType === 'choice')
    return (task.choices ?? []).map((title, i) => ({ value: String(i), title }));
  return [];
}

/** As buttons when they are few, as a list when they are some, as neither when they are many: the text says what to type. */
export function offer(
  options: (Button & { description?: string })[],
  open: string,
): Pick<OutgoingContent, 'buttons' | 'list'> {
  if (options.length === 0 || options.length > MOST_ROWS) return {};
  if (options.length <= MOST_BUTTONS) return { buttons: options.map(({ id, title }) => ({ id, title })) };
  const rows: PickRow[] = options;
  return { list: { open, rows } };
}
