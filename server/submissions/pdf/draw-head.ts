import { durationText } from '../../../shared/duration-text.ts';
import type { Sheet } from './sheet.ts';
import { words } from './words.ts';

/** Points between the two columns of facts. */
const GAP = 16;

/** What it is, where, who, when, how long, and what came of it. */
export function drawHead({ writer, submission, box, at, timeZone }: Sheet): void {
  writer.need(120);
  writer.text(`${words.product} · ${words.kind}`, { size: 9, color: '#55616c' }, box);
  writer.y += 4;
  writer.text(submission.templateName, { size: 19, bold: true }, box);
  writer.y += 8;
  const { review, seconds, completedAt } = submission;
  const facts: [string, string][] = [
    [words.machine, submission.machineName],
    [words.operator, submission.operatorName],
    [words.status, words.statuses[submission.status]],
    [words.started, at(submission.createdAt)],
    ...(completedAt ? [[words.completed, at(completedAt)] as [string, string]] : []),
    ...(seconds === null ? [] : [[words.taken, durationText(seconds)] as [string, string]]),
    [words.answers, words.counts(submission)],
    ...(review ? [[words.review, words.reviewed({ ...review, at: at(review.at) })] as [string, string]] : []),
  ];
  const width = (box.width - GAP) / 2;
  for (let i = 0; i < facts.length; i += 2) {
    const top = writer.y;
    let bottom = top;
    for (const [column, fact] of facts.slice(i, i + 2).entries()) {
      writer.y = top;
      const place = { x: box.x + column * (width + GAP), width };
      writer.text(fact[0], { size: 8, color: '#55616c' }, place);
      writer.text(fact[1], { size: 10.5 }, place);
      bottom = Math.max(bottom, writer.y);
    }
    writer.y = bottom + 6;
  }
  if (review?.note) writer.text(review.note, { size: 10.5 }, box);
  writer.y += 2;
  writer.text(words.times(timeZone), { size: 8.5, color: '#55616c' }, box);
  writer.y += 8;
}
