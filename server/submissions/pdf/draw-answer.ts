import { againstLimits } from '../../../shared/against-limits.ts';
import type { DetailedAnswer, UnansweredTask } from '../../../shared/contracts/submissions.ts';
import { durationText } from '../../../shared/duration-text.ts';
import { PAGE } from './create-document.ts';
import type { Sheet } from './sheet.ts';
import { words } from './words.ts';

const DIM = '#55616c';
const RESULT_COLORS = { OK: '#14663a', NOK: '#a61b2b', NA: '#4a5560' };
const OUT_OF_LIMITS = '#7a4b00';
/** Points by which answers stand to the right of the numbers of their questions. */
const INDENT = 24;

/** A question with its answer in words; the photos are drawn after it. */
export function drawAnswer({ writer, box, at }: Sheet, answer: DetailedAnswer): void {
  const inner = drawQuestion({ writer, box }, answer);
  if (answer.result)
    writer.text(answer.result, { size: 11, bold: true, color: RESULT_COLORS[answer.result] }, inner);
  const side = againstLimits(answer.value, answer);
  const value = words.value(answer);
  if (value !== '') {
    const limits = side ? `, ${words.limits(answer, side)}` : '';
    const color = answer.outOfLimits ? { color: OUT_OF_LIMITS } : {};
    writer.text(`${value}${limits}`, { size: 11, bold: true, ...color }, inner);
  }
  if (answer.remarks !== '') writer.text(answer.remarks, { size: 10.5 }, inner);
  for (const earlier of answer.earlier)
    writer.text(words.before(earlier, answer.unit, at(earlier.answeredAt)), { size: 9, color: DIM }, inner);
  if (answer.followUp)
    writer.text(words.followUp({ ...answer.followUp, at: at(answer.followUp.at) }), { size: 10 }, inner);
  const taken = answer.seconds === null ? null : durationText(answer.seconds);
  writer.text(words.answered(at(answer.answeredAt), taken), { size: 8.5, color: DIM }, inner);
}

export function drawUnanswered({ writer, box }: Sheet, task: UnansweredTask): void {
  const inner = drawQuestion({ writer, box }, task);
  writer.text(words.notAnswered, { size: 10.5, color: DIM }, inner);
}

/** @returns where its answer goes */
function drawQuestion(
  { writer, box }: Pick<Sheet, 'writer' | 'box'>,
  {
    taskIndex,
    taskName,
    verificationCriteria,
  }: Pick<UnansweredTask, 'taskIndex' | 'taskName' | 'verificationCriteria'>,
) {
  const inner = { x: box.x + INDENT, width: box.width - INDENT };
  const name = { size: 11, bold: true };
  // A question is not left alone at the foot of a page.
  writer.need(Math.min(writer.heightOf(taskName, name, inner.width) + 44, PAGE.height / 2));
  writer.y += 8;
  const top = writer.y;
  writer.text(String(taskIndex + 1), { ...name, color: DIM }, { x: box.x, width: INDENT });
  writer.y = top;
  writer.text(taskName, name, inner);
  if (verificationCriteria) writer.text(verificationCriteria, { size: 9, color: DIM }, inner);
  writer.y += 2;
  return inner;
}
