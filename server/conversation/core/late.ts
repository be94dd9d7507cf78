import type { Decision, Scene } from './decision.ts';
import { decided, notice, taskAt, withState } from './decision.ts';
import type { Incoming } from './incoming.ts';
import { joinWords } from './join-words.ts';
import { pressId } from './press-id.ts';
import { readAnswer } from './read-answer.ts';
import { sameAnswer } from './same-answer.ts';
import { precedesAll, precedesDraft } from './seen.ts';
import { brief } from './shorten.ts';
import type { AnswerReading, RecordedAnswer } from './state.ts';
import { answerTo } from './state.ts';
import { questionAt } from './trail.ts';

/** Words that follow an answer this closely, before the next question was there, still speak of it. */
const SAME_BREATH_MS = 2 * 60_000;

/**
 * A text that was sent before what we asked last had reached the phone: it cannot answer that. It speaks of the question that
 * was there then: the same again changes nothing, more words become its remark, another answer is refused with what stands.
 */
export function late(scene: Scene, incoming: Incoming, text: string): Decision {
  const { state, facts, phrases } = scene;
  if (precedesAll(scene, incoming)) return decided(scene, 'stale');
  if (state.draft && !precedesDraft(scene, incoming)) return lateForDraft(scene, text);
  const taskIndex = questionAt(state, incoming.sentAt);
  const last = taskIndex === null ? undefined : answerTo(state, taskIndex);
  if (!last) return decided(scene, 'stale');
  const isLast = state.lastAnswered?.taskIndex === taskIndex;
  const answeredAt = (isLast && state.lastAnswered?.sentAt) || last.answeredAt;
  // When the next question never arrived, time tells nothing; it is asked again.
  const near = incoming.sentAt.getTime() - answeredAt.getTime() < SAME_BREATH_MS && !facts.prompt?.failed;
  const task = taskAt(facts, last.taskIndex);
  if (near && task.answerType === 'text' && typeof last.value === 'string')
    return amend(scene, last, { value: joinWords(last.value, text) }, incoming);
  const reading = readAnswer(text, task, phrases);
  if (reading !== null && reading !== 'ambiguous-number') return again(scene, last, reading, incoming);
  return near ? remark(scene, last, text, incoming) : decided(scene, 'stale', [], last.taskIndex);
}

/** The answer waits for its photo, and that was not asked yet when these words were sent: they belong to it. */
function lateForDraft(scene: Scene, text: string): Decision {
  const { state, facts, phrases } = scene;
  if (!state.draft) return decided(scene, 'stale');
  const task = taskAt(facts, state.taskIndex);
  const reading = readAnswer(text, task, phrases);
  const words = reading === null || reading === 'ambiguous-number' ? text : reading.remarks;
  if (reading !== null && reading !== 'ambiguous-number' && !sameAnswer(reading, state.draft)) {
    const stands = phrases.photoNeeded(state.taskIndex + 1, brief(state.draft), task);
    return decided(scene, 'stale', [notice({ text: stands }, state.taskIndex)], state.taskIndex);
  }
  const draft = { ...state.draft, remarks: joinWords(state.draft.remarks, words) };
  const changed = draft.remarks !== state.draft.remarks;
  return decided(withState(scene, { draft }), changed ? 'accepted' : 'stale', [], state.taskIndex);
}

/** A second answer to a question that has one, by its button, its quote or its moment. */
export function again(
  scene: Scene,
  answer: RecordedAnswer,
  reading: AnswerReading,
  incoming: Incoming,
): Decision {
  const same = sameAnswer(reading, answer);
  if (same && answer.remarks === '' && reading.remarks !== '')
    return remark(scene, answer, reading.remarks, incoming);
  if (same && answer.remarks.startsWith(reading.remarks))
    return decided(scene, 'stale', [], answer.taskIndex);
  return stands(scene, answer);
}

/** Says that the question has its answer, and how to change it. */
export function stands(scene: Scene, answer: RecordedAnswer): Decision {
  const { state, facts, phrases } = scene;
  const { taskIndex } = answer;
  const text = phrases.alreadyAnswered(taskIndex + 1, brief(answer), taskAt(facts, taskIndex));
  const edit = { kind: 'edit', sessionId: state.sessionId, taskIndex } as const;
  const buttons = [{ id: pressId(edit), title: phrases.buttons.editNumber(taskIndex + 1) }];
  return decided(scene, 'stale', [notice({ text, buttons }, taskIndex)], taskIndex);
}

/** More words to an answer become its remark. */
export function remark(scene: Scene, answer: RecordedAnswer, words: string, incoming: Incoming): Decision {
  return amend(scene, answer, { remarks: joinWords(answer.remarks, words) }, incoming);
}

/** It stays the answer that was given then: by its time, it is told from one that the operator changed. */
function amend(
  scene: Scene,
  answer: RecordedAnswer,
  change: Pick<RecordedAnswer, 'remarks'> | Pick<RecordedAnswer, 'value'>,
  incoming: Incoming,
): Decision {
  const amended = { ...answer, ...change, wamid: incoming.wamid };
  if (amended.remarks === answer.remarks && amended.value === answer.value)
    return decided(scene, 'stale', [], answer.taskIndex);
  const state = withState(scene, {
    answers: scene.state.answers.map((a) => (a.taskIndex === answer.taskIndex ? amended : a)),
  });
  return decided(state, 'accepted', [{ kind: 'record-answer', answer: amended }], answer.taskIndex);
}
