import type { Decision } from '../decision.ts';
import { Dialogue, RecordedAnswer } from '../state.ts';

/** What must hold for every decision, whatever came before; an empty list when all does. */
export function checkState({ state, effects, outcome, taskIndex }: Decision, totalTasks: number): string[] {
  const faults: string[] = [];
  const { sessionId, taskIndex: at, answers, ...dialogue } = state;
  const check = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  // Through JSON, as the row of the session keeps it.
  const stored = JSON.parse(JSON.stringify({ dialogue, answers }));
  const readDialogue = Dialogue.safeParse(stored.dialogue);
  const readAnswers = RecordedAnswer.array().safeParse(stored.answers);
  check(sessionId !== '', 'the session has no id');
  check(readDialogue.success, 'the dialogue does not parse');
  check(sameJson(readDialogue.data, dialogue), 'the dialogue reads back differently');
  check(readAnswers.success, 'the answers do not parse');
  check(sameJson(readAnswers.data, answers), 'the answers read back differently');
  check(Number.isInteger(at) && at >= 0 && at <= totalTasks, `task ${at} of ${totalTasks}`);
  check(
    answers.every((a, i) => a.taskIndex < totalTasks && a.taskIndex > (answers[i - 1]?.taskIndex ?? -1)),
    'answers out of order',
  );
  check(
    state.step !== 'summary' || (at === totalTasks && answers.length === totalTasks),
    'a summary without all answers',
  );
  check(state.step !== 'asking' || at < totalTasks, 'asking, with nothing to ask');
  check(state.draft === null || at < totalTasks, 'a draft without a question');
  const photos = [...answers.flatMap((a) => a.photos), ...state.pendingPhotos.map((p) => p.photoId)];
  check(new Set(photos).size === photos.length, 'a photo is in two places');

  const says = effects.filter((e) => e.kind === 'say');
  check(says.filter((say) => say.prompts).length <= 1, 'more than one prompt');
  check(
    effects.filter((e) => ['complete', 'stop', 'cancel', 'expire', 'switch', 'hand-over'].includes(e.kind))
      .length <= 1,
    'more than one end',
  );
  for (const { content } of says) {
    check(content.text !== '' && content.text.length <= 4096, `a text of ${content.text.length}`);
    check((content.buttons?.length ?? 1) <= 3 && (content.list?.rows.length ?? 1) <= 10, 'too much to press');
    check(!(content.buttons && content.list), 'buttons and a list');
  }
  check(taskIndex === null || (taskIndex >= 0 && taskIndex < totalTasks), `it is about task ${taskIndex}`);
  check(outcome !== 'command' || effects.length > 0, 'a command without effect');
  return faults;
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b) || json(a) === json(b);

/** Keys in order, so that the same things read the same. */
const json = (value: unknown) =>
  JSON.stringify(value, (_, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
