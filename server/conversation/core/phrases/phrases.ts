import type { AnswerReading } from '../state.ts';
import type { Task } from '../task.ts';
import type { Understanding } from './understanding.ts';

/** Everything that the conversation says in one language, which is one file beside this one, and what it understands. */
export interface Phrases {
  understands: Understanding;

  greeting(operator: string, template: string, machine: string): string;
  /** A manager's own words, as they are. */
  note(text: string): string;
  goOn(template: string, machine: string): string;
  /** Another operator began it; `answered` questions have their answers. */
  takenOver(operator: string, template: string, machine: string, answered: number): string;
  reminder(template: string, machine: string): string;
  question(number: number, total: number, taskName: string): string;
  howToAnswer(task: Task): string;
  answered(number: number, answer: AnswerReading, task: Task, photos: number): string;
  outsideLimits(task: Task): string;
  changed(number: number): string;

  expected(task: Task): string;
  ambiguousNumber(): string;
  tooClose(number: number): string;
  photoWaits(number: number, task: Task): string;
  photoNeeded(number: number, answer: AnswerReading, task: Task): string;
  photoFor(): string;
  /** The same without anything to press. */
  photoForNumber(): string;
  photoAdded(number: number): string;
  photoFailed(number: number | null): string;
  questionNumber(number: number): string;
  alreadyAnswered(number: number, answer: AnswerReading, task: Task): string;
  otherChecklist(): string;

  summaryTitle(template: string, machine: string): string;
  summaryLine(number: number, taskName: string, answer: AnswerReading, task: Task, photos: number): string;
  summaryHowTo(): string;
  summaryExpected(): string;
  chooseEdit(): string;
  questionsLeft(left: number): string;
  noSuchQuestion(total: number): string;
  notYetAnswered(number: number): string;
  firstQuestion(): string;

  done(template: string, machine: string): string;
  next(template: string, machine: string): string;
  status(number: number, total: number, template: string, machine: string): string;
  statusSummary(template: string, machine: string): string;
  /** The first names of the line, and how many wait in all. */
  waiting(names: string[], total: number): string;
  /** The same while nothing is being asked. */
  onlyWaiting(names: string[], total: number): string;
  nothingWaiting(): string;
  help(): string;
  stopQuestion(template: string): string;
  stopped(template: string): string;
  cancelled(template: string, machine: string): string;
  handedOver(template: string, machine: string): string;
  fromManager(by: string, text: string): string;
  ended(template: string, by: string, reason: string): string;
  skipped(number: number, by: string, reason: string): string;
  askedAnew(number: number): string;
  /** A reply to a manager's own words, or what may be one. */
  saidToManager(number: number): string;
  perhapsToManager(number: number): string;
  /** What stands for a message while WhatsApp lets nothing else through; one line. */
  knock(template: string, machine: string): string;
  nothingAssigned(): string;
  stranger(): string;

  buttons: {
    confirm: string;
    edit: string;
    editNumber(number: number): string;
    stop: string;
    goOn: string;
    choose: string;
    doFirst: string;
  };
}

export type CommandWord = 'confirm' | 'edit' | 'back' | 'help' | 'status' | 'stop' | 'switch';
