import type { AnswerReading } from './state.ts';

/** As much of an operator's words as an acknowledgement repeats: what is asked behind it must never be cut off. */
const REPEATED = 200;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One line of at most `room` UTF-16 units, cut between what a reader sees as characters. */
export function shorten(text: string, room: number): string {
  const oneLine = text.replace(/\s*\n\s*/g, ' ');
  if (oneLine.length <= room) return oneLine;
  let kept = '';
  for (const { segment } of graphemes.segment(oneLine)) {
    if (kept.length + segment.length + 1 > room) break;
    kept += segment;
  }
  return room < 1 ? '' : `${kept.trimEnd()}…`;
}

/** The answer with its words shortened to `room` each, for showing. */
export function brief<A extends AnswerReading>(answer: A, room = REPEATED): A {
  return {
    ...answer,
    remarks: shorten(answer.remarks, room),
    ...(typeof answer.value === 'string' && { value: shorten(answer.value, room) }),
  };
}
