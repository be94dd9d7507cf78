import { PAGE } from './create-document.ts';
import { drawAnswer, drawUnanswered } from './draw-answer.ts';
import { drawHead } from './draw-head.ts';
import { drawPhotos } from './draw-photos.ts';
import type { Sheet } from './sheet.ts';
import { words } from './words.ts';
import { createWriter } from './writer.ts';

/** Draws a submission part by part, in the order of its questions. Yields whenever something can go out. */
export async function* drawSubmission(
  sheet: Omit<Sheet, 'writer' | 'box'>,
  printedAt: string,
): AsyncGenerator<void> {
  const { document, submission } = sheet;
  const writer = createWriter(document);
  const box = { x: PAGE.side, width: PAGE.width - 2 * PAGE.side };
  const whole: Sheet = { ...sheet, writer, box };
  drawHead(whole);
  const { answers, unanswered, unplacedPhotos } = submission;
  const questions = [
    ...answers.map((answer) => ({ taskIndex: answer.taskIndex, answer, task: null })),
    ...unanswered.map((task) => ({ taskIndex: task.taskIndex, answer: null, task })),
  ].sort((a, b) => a.taskIndex - b.taskIndex);
  for (const { answer, task } of questions) {
    if (answer) drawAnswer(whole, answer);
    if (task) drawUnanswered(whole, task);
    if (answer) yield* drawPhotos(whole, answer.photos);
    drawRule(whole);
    yield;
  }
  if (unplacedPhotos.length > 0) {
    writer.need(60);
    writer.y += 8;
    writer.text(words.unplaced, { size: 11, bold: true }, box);
    yield* drawPhotos(whole, unplacedPhotos);
  }
  drawFeet(whole, printedAt);
}

function drawRule({ document, writer, box }: Sheet): void {
  writer.y += 7;
  document
    .moveTo(box.x, writer.y)
    .lineTo(box.x + box.width, writer.y)
    .lineWidth(0.5)
    .strokeColor('#c9d1d8')
    .stroke();
}

/** At the foot of every page, once it is known how many there are. */
function drawFeet({ document, submission, at, timeZone, box }: Sheet, printedAt: string): void {
  const { start, count } = document.bufferedPageRange();
  const about = `${submission.templateName}, ${submission.machineName}`;
  const writer = createWriter(document, PAGE.height);
  for (let page = 0; page < count; page++) {
    document.switchToPage(start + page);
    const small = { size: 8, color: '#55616c' };
    writer.y = PAGE.height - PAGE.bottom + 18;
    writer.text(cut(about), small, box);
    const end = `${words.printed(`${at(printedAt)} (${timeZone})`)} · ${words.page(page + 1, count)}`;
    writer.y = PAGE.height - PAGE.bottom + 30;
    writer.text(end, small, box);
  }
}

const MOST_ABOUT = 90;
const cut = (text: string) => (text.length > MOST_ABOUT ? `${text.slice(0, MOST_ABOUT)}…` : text);
