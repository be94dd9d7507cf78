import { ask } from './ask.ts';
import { begin } from './begin.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, taskAt, withState } from './decision.ts';
import { elsewhere } from './elsewhere.ts';
import { hint } from './hint.ts';
import type { Incoming } from './incoming.ts';
import { joinWords } from './join-words.ts';
import { again, late, stands } from './late.ts';
import { onCommand } from './on-command.ts';
import { onStopping } from './on-stopping.ts';
import { photoNumber } from './photo-number.ts';
import { quotedQuestion, quotesAnother } from './quoted-question.ts';
import { inOneBurst, reached, type Seen } from './reached.ts';
import { readAnswer } from './read-answer.ts';
import { isChoice } from './read-choice.ts';
import { type Command, readCommand } from './read-command.ts';
import { sameAnswer } from './same-answer.ts';
import { isTooClose, mayHaveSeen, precedesDraft, seen } from './seen.ts';
import { answerTo } from './state.ts';
import { givenBy, takeAnswer } from './take-answer.ts';
import { isPerhapsToManager, perhapsToManager, toManager } from './to-manager.ts';

/** Which question is it about, is it a command or an answer, and could the operator have seen what is being asked? */
export function onText(scene: Scene, incoming: Incoming, text: string): Decision {
  const { state, facts } = scene;
  const about = quotedQuestion(incoming.quoted, state);
  const command = commandIn(scene, text, about ?? state.taskIndex);
  if (quotesAnother(incoming.quoted, state) && !(command && EVERYWHERE.has(command.word)))
    return elsewhere(scene);
  if (incoming.quoted?.kind === 'manager' && !command) return toManager(scene, incoming, text);
  // A command is about what was asked last, and is no second one if it is sent twice.
  const lastSeen = reached(incoming, facts.prompt);
  if (state.step === 'stopping' && about === null)
    return onStopping(scene, incoming, text, command, lastSeen);
  if (command) return onCommand(scene, incoming, command, lastSeen, about);
  // Whatever opens the chat again answers nothing: the question was never shown.
  if (facts.prompt?.knocked && about === null) return begin(scene);
  if (about !== null && about !== state.taskIndex) return aboutQuestion(scene, incoming, about, text);
  // Who quotes the current question has seen it, whatever the statuses say; who has answered it waits for the photo to be asked for.
  const saw =
    about !== null ? 'yes' : state.draft ? sawDraft(scene, incoming, lastSeen) : seen(scene, incoming);
  if (saw === 'no')
    return mayBelongHere(scene, incoming, text) ? crossed(scene) : late(scene, incoming, text);
  if (about === null && isPerhapsToManager(scene, incoming, text)) return perhapsToManager(scene);
  return aboutCurrent(scene, incoming, text, saw);
}

const sawDraft = (scene: Scene, incoming: Incoming, lastSeen: Seen): Seen =>
  precedesDraft(scene, incoming) ? 'no' : lastSeen;

/** Commands that mean the same whatever message they reply to. */
const EVERYWHERE = new Set<Command['word']>(['help', 'status', 'switch']);

/** A choice that is called like a command is a choice. */
function commandIn({ facts, phrases }: Scene, text: string, taskIndex: number): Command | null {
  const task = facts.tasks[taskIndex];
  return task && isChoice(text, task) ? null : readCommand(text, phrases);
}

function aboutCurrent(scene: Scene, incoming: Incoming, text: string, saw: Seen): Decision {
  const { state, facts, phrases } = scene;
  if (state.step === 'summary')
    return photoNumber(scene, incoming, text) ?? noAnswer(scene, incoming, text, saw);
  const reading = readAnswer(text, taskAt(facts, state.taskIndex), phrases);
  if (reading === 'ambiguous-number') return hint(scene, incoming, phrases.ambiguousNumber());
  if (reading === null) return noAnswer(scene, incoming, text, saw);
  if (isTooClose(scene, incoming, saw)) return crossed(scene);
  // Saying NOK again does not bring the photo that it needs.
  if (state.draft && sameAnswer(state.draft, reading) && reading.remarks === '') return hint(scene, incoming);
  return takeAnswer(scene, state.taskIndex, reading, givenBy(incoming));
}

/** Whether it may be about the current question, seen before its statuses say so; the last answer again never is. */
function mayBelongHere(scene: Scene, incoming: Incoming, text: string): boolean {
  const { state, facts, phrases } = scene;
  if (state.step !== 'asking' || state.draft || !mayHaveSeen(scene, incoming)) return false;
  const read = (taskIndex: number) => {
    const reading = readAnswer(text, taskAt(facts, taskIndex), phrases);
    return reading === 'ambiguous-number' ? null : reading;
  };
  const last = state.lastAnswered && answerTo(state, state.lastAnswered.taskIndex);
  const again = last && read(last.taskIndex);
  return !(last && again && sameAnswer(last, again));
}

/** It may be for this question or for the one before: it is asked, not guessed, and once. */
function crossed(scene: Scene): Decision {
  const { state, phrases } = scene;
  if (state.askedBefore) return decided(scene, 'refused', [], state.taskIndex);
  const again = ask(scene, [phrases.tooClose(state.taskIndex + 1)]);
  return decided(again.scene, 'refused', [again.say], state.taskIndex);
}

/** Words that answer nothing here: they may belong to the answer they came with, and else are told what is expected. */
function noAnswer(scene: Scene, incoming: Incoming, text: string, saw: Seen): Decision {
  const { draft, lastAnswered } = scene.state;
  if (draft) {
    const remarks = joinWords(draft.remarks, text);
    const told = hint(withState(scene, { draft: { ...draft, remarks } }), incoming);
    return { ...told, outcome: 'accepted' };
  }
  const sameBreath =
    saw === 'maybe' && lastAnswered !== null && inOneBurst(incoming.sentAt, lastAnswered.sentAt);
  return sameBreath ? late(scene, incoming, text) : hint(scene, incoming);
}

/** A text about one question that is not the current one: it never touches the current one. */
function aboutQuestion(scene: Scene, incoming: Incoming, taskIndex: number, text: string): Decision {
  const { state, facts, phrases } = scene;
  const task = facts.tasks[taskIndex];
  if (!task) return elsewhere(scene);
  const answer = answerTo(state, taskIndex);
  const reading = readAnswer(text, task, phrases);
  if (reading === null || reading === 'ambiguous-number')
    return answer ? stands(scene, answer) : hint(scene, incoming);
  if (!answer) return takeAnswer(scene, taskIndex, reading, givenBy(incoming));
  return again(scene, answer, reading, incoming);
}
