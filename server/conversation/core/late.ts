import type { Decision, Scene } from './decision.ts';
import { decided, notice, taskAt, withState } from './decision.ts';
import type { Incoming } from './incoming.ts';
import { pressId } from './press-id.ts';
import { readAnswer } from './read-answer.ts';
import type { AnswerReading, RecordedAnswer } from './state.ts';
import { answerTo } from './state.ts';

/** Words that follow an answer this closely, before the next question was there, still speak of it. */
const SAME_BREATH_MS = 2 * 60_000;
const MOST_REMARKS = 4096;

/**
 * A text that was sent before what we asked last had reached the phone: it cannot answer that. It speaks of the question answered
 * last: the same again changes nothing, more words become its remark, another answer is refused with what stands.
 */
export function late(scene: Scene, incoming: Incoming, text: string): Decision {
  const { state, facts, phrases } = scene;
  const last = state.lastAnswered && answerTo(state, state.lastAnswered.taskIndex);
  if (!last || state.draft) return decided(scene, 'stale', [], state.draft ? state.taskIndex : null);
  const reading = readAnswer(text, taskAt(facts, last.taskIndex), phrases);
  const near =
    incoming.sentAt.getTime() - (state.lastAnswered?.sentAt ?? last.answeredAt).getTime() < SAME_BREATH_MS;
  if (reading === null || reading === 'ambiguous-number')
    return near
      ? amend(scene, last, { remarks: joined(last.remarks, text.trim()) }, incoming)
      : decided(scene, 'stale');
  if (taskAt(facts, last.taskIndex).answerType === 'text' && reading.value !== last.value)
    return near
      ? amend(scene, last, { value: joined(String(last.value ?? ''), text.trim()) }, incoming)
      : decided(scene, 'stale');
  return again(scene, last, reading, incoming);
}

/** A second answer to a question that has one, by its button, its quote or its moment. */
export function again(
  scene: Scene,
  answer: RecordedAnswer,
  reading: AnswerReading,
  incoming: Incoming,
): Decision {
  const { state, facts, phrases } = scene;
  const { taskIndex } = answer;
  const same = reading.result === answer.result && reading.value === answer.value;
  const isLast = state.lastAnswered?.taskIndex === taskIndex;
  if (same && (reading.remarks === '' || reading.remarks === answer.remarks))
    return decided(scene, 'stale', [], taskIndex);
  if (same && answer.remarks === '' && isLast)
    return amend(scene, answer, { remarks: reading.remarks }, incoming);
  const text = phrases.alreadyAnswered(taskIndex + 1, answer, taskAt(facts, taskIndex));
  const edit = { kind: 'edit', sessionId: state.sessionId, taskIndex } as const;
  const buttons = [{ id: pressId(edit), title: phrases.buttons.editNumber(taskIndex + 1) }];
  return decided(scene, 'stale', [notice({ text, buttons }, taskIndex)], taskIndex);
}

function amend(
  scene: Scene,
  answer: RecordedAnswer,
  change: Partial<RecordedAnswer>,
  incoming: Incoming,
): Decision {
  const amended = { ...answer, ...change, wamid: incoming.wamid };
  const state = withState(scene, {
    answers: scene.state.answers.map((a) => (a.taskIndex === answer.taskIndex ? amended : a)),
  });
  return decided(state, 'accepted', [{ kind: 'record-answer', answer: amended }], answer.taskIndex);
}

const joined = (before: string, more: string) =>
  (before ? `${before}\n${more}` : more).slice(0, MOST_REMARKS);
