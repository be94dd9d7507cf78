import { ask } from './ask.ts';
import { type Decision, decided, notice, type Scene, withState } from './decision.ts';
import type { NewOperator } from './effect.ts';
import type { ConversationEvent } from './event.ts';
import { answerTo, firstUnanswered, newState, type State } from './state.ts';
import { takeAnswer } from './take-answer.ts';

type Event<K extends ConversationEvent['kind']> = Extract<ConversationEvent, { kind: K }>;

/** Who was reminded is left in peace for so long. */
export const REMIND_AGAIN_MS = 5 * 60_000;

/** Milliseconds until the operator may be reminded again; 0 when that is now. */
export function remindWaitMs({ remindedAt }: State, at: Date): number {
  return remindedAt ? Math.max(0, remindedAt.getTime() + REMIND_AGAIN_MS - at.getTime()) : 0;
}

/** Asks what is being asked once more, in a friendly way: nothing that was said or sent is lost. */
export function onRemind(scene: Scene, at: Date): Decision {
  const { facts, phrases, state } = scene;
  if (remindWaitMs(state, at) > 0) return decided(scene, 'stale');
  const asked = ask(withState(scene, { remindedAt: at }), [
    phrases.reminder(facts.templateName, facts.machineName),
  ]);
  return decided(asked.scene, 'command', [asked.say]);
}

/**
 * Another operator goes on: with the answers, and with nothing of what was half said. A photo without an answer stays with the
 * submission; it must not stand in for one that the next operator has to take.
 */
export function onReassigned(scene: Scene, to: NewOperator, tell: boolean): Decision {
  const { state, facts, phrases } = scene;
  const taskIndex = firstUnanswered(state, facts.tasks.length);
  const fresh = withState(scene, {
    ...newState(state.sessionId),
    answers: state.answers,
    taskIndex,
    step: taskIndex < facts.tasks.length ? 'asking' : 'summary',
    handedOver: true,
  });
  const text = phrases.handedOver(facts.templateName, facts.machineName);
  const handOver = { kind: 'hand-over', to } as const;
  return decided(fresh, 'ignored', tell ? [handOver, notice({ text })] : [handOver]);
}

/** Answers a question NA in the operator's place, and asks on in the message that says so. */
export function onSkip(scene: Scene, { taskIndex, by, reason, id, at }: Event<'skip'>): Decision {
  const { state, facts, phrases } = scene;
  const known = taskIndex < facts.tasks.length;
  if (!known || (taskIndex !== state.taskIndex && answerTo(state, taskIndex)))
    return decided(scene, 'stale', [], known ? taskIndex : null);
  const reading = { result: 'NA', remarks: `Skipped by ${by}: ${reason}`, outOfLimits: false } as const;
  const given = { wamid: `manager:${id}`, answeredAt: at, sentAt: at, photoId: null };
  const taken = takeAnswer(scene, taskIndex, reading, given, phrases.skipped(taskIndex + 1, by, reason));
  // One that was not on the phone: what is under way belongs where it belonged before.
  const { lastAnswered, trail } = state;
  return taskIndex === state.taskIndex ? taken : { ...taken, state: { ...taken.state, lastAnswered, trail } };
}

/** Drops an answer that waits for its photo; photos that wait for their answer stay with the question. */
export function onAskAgain(scene: Scene, taskIndex: number): Decision {
  const { state, facts, phrases } = scene;
  if (taskIndex !== state.taskIndex) return decided(scene, 'stale');
  const pendingPhotos = state.pendingPhotos.map((p) =>
    p.taskIndex === taskIndex ? { ...p, sure: true } : p,
  );
  const lead = taskIndex < facts.tasks.length ? [phrases.askedAnew(taskIndex + 1)] : [];
  const asked = ask(withState(scene, { draft: null, pendingPhotos }), lead);
  return decided(asked.scene, 'command', [asked.say]);
}

export function onEndedByManager(scene: Scene, { by, reason, tell }: Event<'ended-by-manager'>): Decision {
  const ended = withState(scene, { step: 'ended' });
  const text = scene.phrases.ended(scene.facts.templateName, by, reason);
  return decided(ended, 'command', tell ? [{ kind: 'stop' }, notice({ text })] : [{ kind: 'stop' }]);
}

/** Says it, and asks nothing: what belongs to which question does not change by it. */
export function onManagerMessage(scene: Scene, { by, text, at }: Event<'manager-message'>): Decision {
  const told = withState(scene, { managerWroteAt: at });
  return decided(told, 'command', [
    {
      kind: 'say',
      as: 'manager',
      content: { text: scene.phrases.fromManager(by, text) },
      taskIndex: null,
      prompts: false,
    },
  ]);
}
