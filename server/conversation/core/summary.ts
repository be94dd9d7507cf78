import type { Scene } from './decision.ts';
import { taskAt } from './decision.ts';
import type { OutgoingContent } from './outgoing.ts';
import { pressId } from './press-id.ts';
import { brief, shorten } from './shorten.ts';
import type { RecordedAnswer } from './state.ts';

/** A message with buttons holds this much text, a plain one the other [M:buttons, M:text-msg]. */
const ROOM_WITH_BUTTONS = 1024;
const ROOM = 4096;

/** All answers, and what to do now. It must stay one message: long names and remarks are shortened before an answer is left out. */
export function summary(scene: Scene, lead: string[]): OutgoingContent {
  const { state, facts, phrases } = scene;
  const frame = (lines: string[]) =>
    [
      ...lead,
      [phrases.summaryTitle(facts.templateName, facts.machineName), ...lines].join('\n'),
      phrases.summaryHowTo(),
    ].join('\n\n');
  const whole = frame(state.answers.map((a) => line(scene, a, Number.POSITIVE_INFINITY)));
  if (whole.length <= ROOM_WITH_BUTTONS) return { text: whole, ...summaryButtons(scene) };
  if (whole.length <= ROOM) return { text: whole, list: summaryList(scene) };
  const each = Math.floor((ROOM - frame([]).length) / Math.max(1, state.answers.length)) - 1;
  return { text: frame(state.answers.map((a) => line(scene, a, each))), list: summaryList(scene) };
}

function line({ facts, phrases }: Scene, answer: RecordedAnswer, room: number): string {
  const task = taskAt(facts, answer.taskIndex);
  const shown = (nameRoom: number, remarkRoom: number) =>
    phrases.summaryLine(
      answer.taskIndex + 1,
      shorten(task.taskName, nameRoom),
      brief(answer, remarkRoom),
      task,
      answer.photos.length,
    );
  const full = shown(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  if (full.length <= room) return full;
  const half = shown(Math.floor(room / 2), Math.max(0, Math.floor(room / 2) - 16));
  return shorten(half, room);
}

export function summaryButtons({ state, phrases }: Scene): Pick<OutgoingContent, 'buttons'> {
  const { sessionId } = state;
  return {
    buttons: [
      { id: pressId({ kind: 'confirm', sessionId }), title: phrases.buttons.confirm },
      { id: pressId({ kind: 'choose-edit', sessionId }), title: phrases.buttons.edit },
    ],
  };
}

function summaryList(scene: Scene) {
  return { open: scene.phrases.buttons.choose, rows: summaryButtons(scene).buttons ?? [] };
}
