import { ask, offer } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, notice, taskAt, withState } from './decision.ts';
import type { Effect } from './effect.ts';
import { hint } from './hint.ts';
import type { Incoming } from './incoming.ts';
import { again, late } from './late.ts';
import { elsewhere, givenBy } from './on-text.ts';
import { pressId } from './press-id.ts';
import { reached } from './reached.ts';
import { readAnswer } from './read-answer.ts';
import { answerTo } from './state.ts';
import { addPhoto, takeAnswer } from './take-answer.ts';

/** Photos of an album arrive as messages of their own, within moments of each other. */
const ALBUM_MS = 2_000;

/** Which question is it for, and is there an answer with it? A photo is kept whatever the decision is. */
export function onPhoto(scene: Scene, incoming: Incoming, caption: string | null): Decision {
  const { state, facts } = scene;
  const quoted = incoming.quoted;
  if (quoted?.kind === 'question') {
    if (quoted.sessionId !== state.sessionId) return elsewhere(scene);
    if (
      answerTo(state, quoted.taskIndex) &&
      (quoted.taskIndex !== state.taskIndex || state.step === 'summary')
    )
      return forAnswered(scene, incoming, quoted.taskIndex, caption);
    if (quoted.taskIndex !== state.taskIndex) return keep(scene, incoming, quoted.taskIndex, caption, true);
  }
  const seen = quoted?.kind === 'question' ? 'yes' : reached(incoming, facts.prompt);
  if (state.draft)
    return takeAnswer(scene, state.taskIndex, withCaption(state.draft, caption), draftGiven(scene, incoming));
  const last = state.lastAnswered;
  if (last && (seen === 'no' || (seen === 'maybe' && !caption && isAlbum(incoming, last.sentAt))))
    return forAnswered(scene, incoming, last.taskIndex, caption);
  if (state.step === 'summary' || state.taskIndex >= facts.tasks.length)
    return withoutQuestion(scene, incoming, caption);
  if (seen === 'no') return keep(scene, incoming, state.taskIndex, caption, false);
  return forCurrent(scene, incoming, caption, seen === 'yes');
}

function isAlbum(incoming: Incoming, answeredAt: Date): boolean {
  return Math.abs(incoming.sentAt.getTime() - answeredAt.getTime()) <= ALBUM_MS;
}

const withCaption = <T extends { remarks: string }>(reading: T, caption: string | null): T => ({
  ...reading,
  remarks: [reading.remarks, caption].filter(Boolean).join('\n'),
});

/** The answer came before its photo: it stays the message that gave it. */
function draftGiven({ state }: Scene, incoming: Incoming) {
  return state.draft
    ? {
        wamid: state.draft.wamid,
        answeredAt: state.draft.answeredAt,
        sentAt: incoming.sentAt,
        photoId: incoming.id,
      }
    : givenBy(incoming, incoming.id);
}

function forCurrent(scene: Scene, incoming: Incoming, caption: string | null, sure: boolean): Decision {
  const { state, facts, phrases } = scene;
  const task = taskAt(facts, state.taskIndex);
  if (task.answerType === 'photo')
    return takeAnswer(
      scene,
      state.taskIndex,
      { result: 'OK', remarks: caption ?? '', outOfLimits: false },
      givenBy(incoming, incoming.id),
    );
  const reading = caption === null ? null : readAnswer(caption, task, phrases);
  if (reading === null || reading === 'ambiguous-number')
    return keep(scene, incoming, state.taskIndex, caption, sure);
  return takeAnswer(scene, state.taskIndex, reading, givenBy(incoming, incoming.id));
}

/** Waits for its answer, silently: blue ticks say that it came. Words that are no answer are told what is. */
function keep(
  scene: Scene,
  incoming: Incoming,
  taskIndex: number,
  caption: string | null,
  sure: boolean,
): Decision {
  const { state, phrases, facts } = scene;
  const first = !state.pendingPhotos.some((p) => p.taskIndex === taskIndex);
  const photo = { photoId: incoming.id, taskIndex, sentAt: incoming.sentAt, caption, sure };
  const kept = withState(scene, { pendingPhotos: [...state.pendingPhotos, photo] });
  const lookAgain: Effect[] = first ? [{ kind: 'look-again-at-photo', photoId: incoming.id }] : [];
  if (facts.resumed) {
    const asked = ask(kept, [phrases.goOn(facts.templateName, facts.machineName)]);
    return decided(asked.scene, 'accepted', [asked.say], taskIndex);
  }
  if (caption === null || !sure) return decided(kept, 'accepted', lookAgain, taskIndex);
  const told = hint(kept, incoming, phrases.photoWaits(taskIndex + 1, taskAt(facts, taskIndex)));
  return { ...told, outcome: 'accepted' };
}

/** One more photo for a question that has its answer. What its caption says is treated as any late word. */
function forAnswered(scene: Scene, incoming: Incoming, taskIndex: number, caption: string | null): Decision {
  const added = addPhoto(scene, incoming.id, taskIndex);
  const placed: Effect = { kind: 'place-photo', photoId: incoming.id, taskIndex };
  if (!caption) return decided(added, 'accepted', [placed], taskIndex);
  const answer = answerTo(added.state, taskIndex);
  const reading = readAnswer(caption, taskAt(scene.facts, taskIndex), scene.phrases);
  const said =
    answer && reading !== null && reading !== 'ambiguous-number'
      ? again(added, answer, reading, incoming)
      : late(added, incoming, caption);
  return { ...said, outcome: 'accepted', effects: [placed, ...said.effects], taskIndex };
}

/** All questions are answered, and it came after that was said: only the operator knows which question it is for. */
function withoutQuestion(scene: Scene, incoming: Incoming, caption: string | null): Decision {
  const { state, facts } = scene;
  const photo = {
    photoId: incoming.id,
    taskIndex: facts.tasks.length,
    sentAt: incoming.sentAt,
    caption,
    sure: false,
  };
  const asked = state.pendingPhotos.length > 0;
  const kept = withState(scene, { pendingPhotos: [...state.pendingPhotos, photo] });
  return decided(
    kept,
    'accepted',
    asked
      ? []
      : [
          askWhichQuestion(
            kept,
            facts.tasks.map((_, i) => i),
          ),
        ],
  );
}

/** "Which question is it for?" with a button or a row each. */
export function askWhichQuestion(scene: Scene, taskIndexes: number[]): Effect {
  const { state, facts, phrases } = scene;
  const options = taskIndexes.map((taskIndex) => ({
    id: pressId({ kind: 'photo-for', sessionId: state.sessionId, taskIndex }),
    title: phrases.questionNumber(taskIndex + 1),
    description: taskAt(facts, taskIndex).taskName,
  }));
  return notice({ text: phrases.photoFor(), ...offer(options, phrases.buttons.choose) });
}
