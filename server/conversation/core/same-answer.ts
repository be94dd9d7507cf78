import type { AnswerReading } from './state.ts';

/** Whether two answers say the same, remarks aside. */
export const sameAnswer = (a: AnswerReading, b: AnswerReading): boolean =>
  a.result === b.result && a.value === b.value;
